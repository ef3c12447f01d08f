package com.dashtam.testing.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A record's text tells nothing of a component that is a secret by its name. The generated models
 * of HTTP are exempt: their text is the generator's, and they never leave the edge.
 */
final class HiddenSecrets extends ArchCondition<JavaClass> {

    private static final Pattern SECRET =
            Pattern.compile(".*(token|secret|password|verifier|apiKey)", Pattern.CASE_INSENSITIVE);

    HiddenSecrets() {
        super("keep their secrets out of toString()");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Set<String> secrets =
                type.getFields().stream()
                        .filter(HiddenSecrets::isSecret)
                        .map(JavaField::getName)
                        .collect(Collectors.toSet());
        if (!secrets.isEmpty() && tells(type, secrets)) {
            events.add(
                    SimpleConditionEvent.violated(
                            type, type.getFullName() + " shows " + secrets + " in its text"));
        }
    }

    private static boolean isSecret(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC)
                && (field.getRawType().isEquivalentTo(String.class)
                        || field.getRawType().isEquivalentTo(byte[].class))
                && SECRET.matcher(field.getName()).matches();
    }

    /** The compiler's own toString of a record shows all; it is final, a written one is not. */
    private static boolean tells(JavaClass type, Set<String> secrets) {
        JavaMethod text = type.getMethod("toString");
        return text.getModifiers().contains(JavaModifier.FINAL)
                || text.getAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().equals(type))
                        .map(JavaAccess::getName)
                        .anyMatch(secrets::contains);
    }
}

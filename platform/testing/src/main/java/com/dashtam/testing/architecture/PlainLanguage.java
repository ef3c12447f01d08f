package com.dashtam.testing.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** The part of Java that reaches no database, no network and no file. */
final class PlainLanguage extends DescribedPredicate<JavaClass> {

    private static final DescribedPredicate<JavaClass> PACKAGES =
            resideInAnyPackage(
                    "java.lang",
                    "java.math",
                    "java.nio.charset",
                    "java.text",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.random",
                    "java.util.regex",
                    "java.util.stream",
                    "org.jspecify.annotations",
                    "com.google.errorprone.annotations");

    // One by one, because their packages hold sockets, files and key stores too.
    private static final Set<String> TYPES =
            Set.of(
                    "java.io.InputStream",
                    "java.net.URI",
                    "java.nio.ByteBuffer",
                    "java.security.GeneralSecurityException",
                    "java.security.Key",
                    "java.security.MessageDigest",
                    "java.security.NoSuchAlgorithmException",
                    "java.security.interfaces.RSAPublicKey",
                    "javax.crypto.Mac",
                    "javax.crypto.spec.SecretKeySpec");

    PlainLanguage() {
        super("plain Java");
    }

    @Override
    public boolean test(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive() || PACKAGES.test(element) || TYPES.contains(element.getName());
    }
}

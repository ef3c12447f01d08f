package com.dashtam.testing.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** An access to the machine's clock or to a source of chance that a test cannot hold still. */
final class TimeAndChance extends DescribedPredicate<JavaAccess<?>> {

    private static final Set<Class<?>> CHANCE =
            Set.of(
                    Random.class,
                    SecureRandom.class,
                    SplittableRandom.class,
                    ThreadLocalRandom.class);

    TimeAndChance() {
        super("the clock or a source of chance");
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String member = access.getTarget().getName();
        return owner.getPackageName().startsWith("java.time")
                        && (member.equals("now") || member.startsWith("system"))
                || owner.isEquivalentTo(Clock.class)
                        && member.matches("tick(Millis|Seconds|Minutes)")
                || owner.isEquivalentTo(System.class)
                        && member.matches("currentTimeMillis|nanoTime")
                || owner.isEquivalentTo(UUID.class) && member.equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && member.equals("random")
                || owner.isEquivalentTo(RandomGenerator.class) && member.matches("of|getDefault")
                || CHANCE.stream().anyMatch(owner::isEquivalentTo);
    }
}

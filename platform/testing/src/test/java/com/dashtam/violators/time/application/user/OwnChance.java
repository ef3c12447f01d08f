package com.dashtam.violators.time.application.user;

import java.security.SecureRandom;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

public final class OwnChance {

    static class OwnId {
        Object used() {
            return UUID.randomUUID();
        }
    }

    static class OwnRandom {
        Object used() {
            return new Random();
        }
    }

    static class OwnSecureRandom {
        Object used() {
            return new SecureRandom();
        }
    }

    static class OwnSplittableRandom {
        Object used() {
            return new SplittableRandom();
        }
    }

    static class ThreadsRandom {
        Object used() {
            return ThreadLocalRandom.current();
        }
    }

    static class MathRandom {
        Object used() {
            return Math.random();
        }
    }

    static class NamedGenerator {
        Object used() {
            return RandomGenerator.of("L64X128MixRandom");
        }
    }

    static class DefaultGenerator {
        Object used() {
            return RandomGenerator.getDefault();
        }
    }

    static class ByReference {
        Supplier<Random> used() {
            return Random::new;
        }
    }

    public static class GivenChance {
        int used(RandomGenerator random) {
            return random.nextInt();
        }
    }
}

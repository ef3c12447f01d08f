package com.dashtam.bench.speed;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What access tokens are signed with (RS256), on every core of this warm JVM. */
final class Signatures {

    private static final int KEY_BITS = 2048;
    private static final int TOKEN_BYTES = 600;
    private static final double NANOS_PER_SECOND = 1e9;

    private Signatures() {}

    static double perSecond(Duration duration) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair keys = generator.generateKeyPair();
        int cores = Runtime.getRuntime().availableProcessors();
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        long signatures = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                running.add(threads.submit(() -> signUntil(end, keys)));
            }
            for (Future<Long> one : running) {
                signatures += one.get();
            }
        }
        return signatures * NANOS_PER_SECOND / (System.nanoTime() - began);
    }

    private static long signUntil(long end, KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        byte[] token = new byte[TOKEN_BYTES];
        long signatures = 0;
        for (; System.nanoTime() < end; signatures++) {
            signature.update(token);
            signature.sign();
        }
        return signatures;
    }
}

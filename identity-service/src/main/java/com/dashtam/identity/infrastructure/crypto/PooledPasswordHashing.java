package com.dashtam.identity.infrastructure.crypto;

import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.domain.user.PasswordHash;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.platform.http.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes on a few platform threads with a bounded queue. On the virtual threads of the requests a
 * flood of sign-ins would hold every carrier for as long as a hash takes, and no other request
 * would move; platform threads share the cores with them.
 */
final class PooledPasswordHashing implements PasswordHashing, AutoCloseable {

    private static final String ALGORITHM = "bcrypt-hmac";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PasswordEncoder encoder;
    private final ThreadPoolExecutor pool;
    private final PasswordHash decoy;

    PooledPasswordHashing(PasswordProperties properties) {
        this(
                properties,
                new ThreadPoolExecutor(
                        properties.threads(),
                        properties.threads(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(properties.queue()),
                        Thread.ofPlatform().name("password-", 0).daemon().factory()));
    }

    /**
     * @param pool closed with this
     */
    PooledPasswordHashing(PasswordProperties properties, ThreadPoolExecutor pool) {
        this.encoder =
                new DelegatingPasswordEncoder(
                        ALGORITHM, Map.of(ALGORITHM, new PreHashedBcrypt(properties.cost())));
        this.pool = pool;
        this.decoy = encode(new Password("nobody's"));
    }

    @Override
    public void requireRoom() {
        if (pool.getQueue().remainingCapacity() == 0) {
            throw tooMany();
        }
    }

    @Override
    public PasswordHash hash(Password password) {
        return inPool(() -> encode(password));
    }

    @Override
    public boolean matches(Password presented, PasswordHash kept) {
        return inPool(() -> encoder.matches(presented.value(), kept.encoded()));
    }

    @Override
    public boolean isOutdated(PasswordHash kept) {
        return encoder.upgradeEncoding(kept.encoded());
    }

    @Override
    public void pretend(Password presented) {
        var ignored = matches(presented, decoy);
    }

    private PasswordHash encode(Password password) {
        return new PasswordHash(Objects.requireNonNull(encoder.encode(password.value())));
    }

    private <T> T inPool(Callable<T> hashing) {
        try {
            return pool.submit(hashing).get();
        } catch (RejectedExecutionException e) {
            throw tooMany();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a password was hashed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        }
    }

    private static UnavailableException tooMany() {
        return new UnavailableException("too many passwords wait to be hashed", RETRY_AFTER);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

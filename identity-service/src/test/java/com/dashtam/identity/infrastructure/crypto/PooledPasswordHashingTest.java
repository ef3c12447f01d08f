package com.dashtam.identity.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.identity.domain.user.Password;
import com.dashtam.platform.http.UnavailableException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PooledPasswordHashingTest {

    @AutoClose
    private final PooledPasswordHashing hashing =
            new PooledPasswordHashing(new PasswordProperties(4, 1, 1, true));

    @Test
    void knowsThePasswordAgain() {
        var hash = hashing.hash(new Password("Correct-Horse-7"));
        assertThat(hash.encoded()).startsWith("{bcrypt-hmac}$2a$04$");
        assertThat(hashing.matches(new Password("Correct-Horse-7"), hash)).isTrue();
        assertThat(hashing.matches(new Password("Correct-Horse-8"), hash)).isFalse();
    }

    @Test
    void knowsAHashThatWasMadeAtALowerCost() {
        var hash = hashing.hash(new Password("Correct-Horse-7"));
        assertThat(hashing.isOutdated(hash)).isFalse();
        try (var dearer = new PooledPasswordHashing(new PasswordProperties(5, 1, 1, true))) {
            assertThat(dearer.matches(new Password("Correct-Horse-7"), hash)).isTrue();
            assertThat(dearer.isOutdated(hash)).isTrue();
        }
    }

    @Test
    void saltsEachHash() {
        var password = new Password("Correct-Horse-7");
        assertThat(hashing.hash(password)).isNotEqualTo(hashing.hash(password));
    }

    @Test
    void readsPasswordsBeyond72Bytes() {
        String common = "x".repeat(127);
        var hash = hashing.hash(new Password(common + "a"));
        assertThat(hashing.matches(new Password(common + "b"), hash)).isFalse();
        assertThat(hashing.matches(new Password(common + "a"), hash)).isTrue();
    }

    @Test
    void readsPasswordsBeyondAZeroCharacter() {
        var hash = hashing.hash(new Password("a\0b"));
        assertThat(hashing.matches(new Password("a\0c"), hash)).isFalse();
    }

    @Test
    void hasNoRoomWhereAsManyWaitAsMay() {
        var work = new CountDownLatch(1);
        var queue = new ArrayBlockingQueue<Runnable>(1);
        var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue);
        try (var one = new PooledPasswordHashing(new PasswordProperties(4, 1, 1, true), pool)) {
            pool.execute(() -> {
                try {
                    work.await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThatCode(one::requireRoom).doesNotThrowAnyException();

            pool.execute(() -> {});

            assertThatExceptionOfType(UnavailableException.class).isThrownBy(one::requireRoom);
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> one.pretend(new Password("Correct-Horse-7")));
        } finally {
            work.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct-horse-\u00e9",
                "Correct-Horse-e\u0301",
                " Correct-Horse-\u00e9",
                "Correct-Horse-\u00e9 "
            })
    void changesNothingOfAPassword(String other) {
        var hash = hashing.hash(new Password("Correct-Horse-\u00e9"));
        assertThat(hashing.matches(new Password("Correct-Horse-\u00e9"), hash)).isTrue();
        assertThat(hashing.matches(new Password(other), hash)).isFalse();
    }

    @Test
    void usesTwelveRoundsAndEveryCoreByDefault() {
        var properties = new PasswordProperties(12, 0, 32, true);
        assertThat(properties.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }
}

package com.dashtam.identity.application.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SigningKeyRotationAttempted;
import com.dashtam.events.identity.SigningKeyRotationFailed;
import com.dashtam.events.identity.SigningKeyRotationRefusal;
import com.dashtam.events.identity.SigningKeyRotationSucceeded;
import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.fixture.RecordingWorkflows;
import com.dashtam.identity.fixture.TurnableClock;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private static final RSAPublicKey ANY_KEY = anyKey();

    private final TurnableClock clock = new TurnableClock();
    private final KeysInMemory keys = new KeysInMemory();
    private final KeyGeneration generation = notBefore -> key(notBefore, Optional.empty());
    private final FirstSigningKey first = new FirstSigningKey(keys, generation, clock);
    private final GetKeySetHandler keySet = new GetKeySetHandler(keys, clock);

    private static RSAPublicKey anyKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return (RSAPublicKey) generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey key(Instant notBefore, Optional<Instant> retireAt) {
        return new SigningKey(UUID.randomUUID().toString(), ANY_KEY, "sealed", notBefore, retireAt);
    }

    @Test
    void makesTheFirstKeyOnce() {
        first.ensure();
        first.ensure();

        assertThat(keySet.handle(new GetKeySet())).hasSize(1);
        assertThat(keys.all.getFirst().maySign(clock.instant())).isTrue();
    }

    @Test
    void makesAnotherWhereNoneMaySignYet() {
        keys.add(key(clock.instant().plusSeconds(60), Optional.empty()));

        first.ensure();

        assertThat(keys.all).hasSize(2);
    }

    @Test
    void publishesKeysBeforeTheirUseAndUntilTheyRetire() {
        Instant now = clock.instant();
        var next = key(now.plusSeconds(3600), Optional.empty());
        var leaving = key(now.minusSeconds(3600), Optional.of(now.plusSeconds(60)));
        keys.add(leaving);
        keys.add(next);

        assertThat(keySet.handle(new GetKeySet())).containsExactly(next, leaving);
        assertThat(next.maySign(now)).isFalse();

        clock.forward(Duration.ofSeconds(60));
        assertThat(keySet.handle(new GetKeySet())).containsExactly(next);
        assertThat(leaving.maySign(clock.instant())).isFalse();
        assertThat(leaving.toString()).doesNotContain("sealed");
    }

    @Test
    void rotatesToAKeyThatIsKnownBeforeItSigns() {
        first.ensure();
        var admin = UUID.randomUUID();
        var workflows = new RecordingWorkflows();
        var rotate = new RotateSigningKeyHandler(workflows, keys, generation, clock);
        Instant now = clock.instant();

        var rotated = rotate.handle(new RotateSigningKey(admin), World.STRANGER);

        var next = keys.all.getLast();
        assertThat(rotated).isEqualTo(Result.ok(next));
        assertThat(next.notBefore()).isEqualTo(now.plus(RotateSigningKeyHandler.LEAD));
        assertThat(keys.all.getFirst().retireAt())
                .contains(next.notBefore().plus(RotateSigningKeyHandler.TAIL));
        assertThat(workflows.events())
                .containsExactly(
                        new SigningKeyRotationAttempted(admin),
                        new SigningKeyRotationSucceeded(admin, next.kid()));
    }

    @Test
    void refusesToRotateWhileAKeyWaitsForItsTime() {
        first.ensure();
        var admin = UUID.randomUUID();
        var workflows = new RecordingWorkflows();
        var rotate = new RotateSigningKeyHandler(workflows, keys, generation, clock);
        assertThat(rotate.handle(new RotateSigningKey(admin), World.STRANGER))
                .isInstanceOf(Result.Ok.class);

        assertThat(rotate.handle(new RotateSigningKey(admin), World.STRANGER))
                .isEqualTo(Result.err(new RotationPending()));

        assertThat(workflows.events())
                .last()
                .isEqualTo(
                        new SigningKeyRotationFailed(
                                admin, SigningKeyRotationRefusal.rotation_pending));
        assertThat(keys.all).hasSize(2);
    }

    private static final class KeysInMemory implements SigningKeys {

        private final List<SigningKey> all = new ArrayList<>();

        @Override
        public List<SigningKey> unretired(Instant now) {
            return all.stream()
                    .filter(key -> !key.isRetired(now))
                    .sorted(Comparator.comparing(SigningKey::notBefore).reversed())
                    .toList();
        }

        @Override
        public boolean rotate(SigningKey next, Instant retireOthersAt, Instant now) {
            if (all.stream().anyMatch(key -> key.notBefore().isAfter(now))) {
                return false;
            }
            all.replaceAll(key ->
                    key.retireAt().isPresent()
                            ? key
                            : new SigningKey(
                                    key.kid(),
                                    key.publicKey(),
                                    key.sealedPrivateKey(),
                                    key.notBefore(),
                                    Optional.of(retireOthersAt)));
            all.add(next);
            return true;
        }

        @Override
        public void add(SigningKey key) {
            all.add(key);
        }
    }
}

package com.dashtam.identity.application.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.SigningKeyRetirementAttempted;
import com.dashtam.events.identity.SigningKeyRetirementCause;
import com.dashtam.events.identity.SigningKeyRetirementFailed;
import com.dashtam.events.identity.SigningKeyRetirementSucceeded;
import com.dashtam.events.identity.SigningKeyRotationAttempted;
import com.dashtam.events.identity.SigningKeyRotationFailed;
import com.dashtam.events.identity.SigningKeyRotationRefusal;
import com.dashtam.events.identity.SigningKeyRotationSucceeded;
import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKey;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.fixture.TurnableClock;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.testing.workflow.RecordingWorkflows;
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
        assertThat(next.notBefore()).isEqualTo(now.plus(SigningKey.LEAD));
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

    @Test
    void retiresAKeyAtOnceAndSignsWithAnother() {
        first.ensure();
        var compromised = keys.all.getFirst().kid();
        var admin = UUID.randomUUID();
        var workflows = new RecordingWorkflows();

        assertThat(retire(workflows, admin, compromised)).isEqualTo(Result.ok(Unit.DONE));

        Instant now = clock.instant();
        assertThat(keySet.handle(new GetKeySet()))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.kid()).isNotEqualTo(compromised);
                    assertThat(key.maySign(now)).isTrue();
                    assertThat(key.retireAt()).isEmpty();
                });
        assertThat(workflows.events())
                .containsExactly(
                        new SigningKeyRetirementAttempted(
                                admin, compromised, SigningKeyRetirementCause.compromised),
                        new SigningKeyRetirementSucceeded(
                                admin, compromised, SigningKeyRetirementCause.compromised));
    }

    @Test
    void leavesAKeyThatStaysWhenTheNextOneIsRetired() {
        first.ensure();
        var workflows = new RecordingWorkflows();
        var rotate = new RotateSigningKeyHandler(workflows, keys, generation, clock);
        assertThat(rotate.handle(new RotateSigningKey(UUID.randomUUID()), World.STRANGER))
                .isInstanceOf(Result.Ok.class);
        var next = keys.all.getLast().kid();

        assertThat(retire(workflows, UUID.randomUUID(), next)).isEqualTo(Result.ok(Unit.DONE));

        var left = keySet.handle(new GetKeySet());
        assertThat(left).hasSize(2).extracting(SigningKey::kid).doesNotContain(next);
        assertThat(left.getFirst().retireAt()).isEmpty();
        assertThat(left.getFirst().notBefore()).isEqualTo(clock.instant().plus(SigningKey.LEAD));
        assertThat(left.getLast().maySign(clock.instant())).isTrue();
    }

    @Test
    void makesNoKeyWhereOneStaysThatSigns() {
        first.ensure();
        keys.add(key(clock.instant().minusSeconds(60), Optional.empty()));

        assertThat(retire(new RecordingWorkflows(), UUID.randomUUID(), keys.all.getFirst().kid()))
                .isEqualTo(Result.ok(Unit.DONE));

        assertThat(keys.all).hasSize(2);
    }

    @Test
    void refusesToRetireAKeyThatIsNotInUse() {
        first.ensure();
        var workflows = new RecordingWorkflows();
        var kid = keys.all.getFirst().kid();
        assertThat(retire(workflows, UUID.randomUUID(), kid)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(retire(workflows, UUID.randomUUID(), kid))
                .isEqualTo(Result.err(new NoSuchKey()));
        assertThat(retire(workflows, UUID.randomUUID(), "unheard-of"))
                .isEqualTo(Result.err(new NoSuchKey()));

        assertThat(keys.all).hasSize(2);
        assertThat(workflows.events()).last().isInstanceOf(SigningKeyRetirementFailed.class);
    }

    private Result<Unit, NoSuchKey> retire(RecordingWorkflows workflows, UUID admin, String kid) {
        return new RetireSigningKeyHandler(workflows, keys, generation, clock)
                .handle(
                        new RetireSigningKey(admin, kid, RetireSigningKey.Cause.COMPROMISED),
                        World.STRANGER);
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
        public boolean retire(String kid, Instant now) {
            for (int i = 0; i < all.size(); i++) {
                var key = all.get(i);
                if (key.kid().equals(kid) && !key.isRetired(now)) {
                    all.set(
                            i,
                            new SigningKey(
                                    kid,
                                    key.publicKey(),
                                    key.sealedPrivateKey(),
                                    key.notBefore(),
                                    Optional.of(now)));
                    return true;
                }
            }
            return false;
        }

        @Override
        public void add(SigningKey key) {
            all.add(key);
        }
    }
}

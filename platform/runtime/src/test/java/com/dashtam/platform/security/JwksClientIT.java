package com.dashtam.platform.security;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.sample.IdentityServer;
import com.dashtam.platform.sample.Issuer;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksClientIT {

    private static final Issuer FIRST = Issuer.withKey("key-1");
    private static final Issuer SECOND = Issuer.withKey("key-2");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final IdentityServer identity = new IdentityServer();
    private volatile Instant time = NOW;
    private final JwksClient keys =
            new JwksClient(
                    HttpClient.newHttpClient(),
                    identity.address().resolve("/.well-known/jwks.json"),
                    () -> time);

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void findsAPublishedKeyAndKeepsIt() {
        identity.publish(Issuer.jwks(FIRST.jwk()));

        assertThat(keys.find("key-1"))
                .contains(new VerificationKey("key-1", "RS256", FIRST.publicKey()));
        assertThat(keys.find("key-1")).isPresent();
        assertThat(identity.keyRequests()).isEqualTo(1);
    }

    @Test
    void fetchesAgainForAnUnknownKeyButNotMoreOftenThanEveryFiveSeconds() {
        identity.publish(Issuer.jwks(FIRST.jwk()));
        assertThat(keys.find("key-1")).isPresent();
        identity.publish(Issuer.jwks(FIRST.jwk(), SECOND.jwk()));

        time = NOW.plusMillis(4_999);
        assertThat(IntStream.range(0, 50).mapToObj(i -> keys.find("key-2")))
                .allSatisfy(key -> assertThat(key).isEmpty());
        assertThat(identity.keyRequests()).isEqualTo(1);

        time = NOW.plusSeconds(5);
        assertThat(keys.find("key-2")).isPresent();
        assertThat(identity.keyRequests()).isEqualTo(2);
    }

    @Test
    void findsAKeyNoMoreOnceItIsRetiredAndItsSuccessorAtOnce() {
        identity.publish(Issuer.jwks(FIRST.jwk()));
        assertThat(keys.find("key-1")).isPresent();
        long generation = keys.generation();
        identity.publish(Issuer.jwks(FIRST.jwk(), SECOND.jwk()));

        keys.retire("key-1");

        assertThat(keys.find("key-1")).isEmpty();
        assertThat(keys.generation()).isNotEqualTo(generation);
        eventually("the successor", () -> assertThat(keys.find("key-2")).isPresent());
        assertThat(keys.find("key-1")).isEmpty();
        assertThat(identity.keyRequests()).isEqualTo(2);
    }

    @Test
    void looksAtTheKeysOnceForAKeyThatIsRetiredTwice() {
        identity.publish(Issuer.jwks(FIRST.jwk()));
        assertThat(keys.find("key-1")).isPresent();

        keys.retire("key-0");
        keys.retire("key-0");

        eventually("the look", () -> assertThat(identity.keyRequests()).isEqualTo(2));
        assertThat(keys.find("key-1")).isPresent();
        keys.retire("key-0");
        assertThat(keys.find("key-9")).isEmpty();
        assertThat(identity.keyRequests()).isEqualTo(2);
    }

    @Test
    void changesItsGenerationWithTheKeysAlone() {
        identity.publish(Issuer.jwks(FIRST.jwk()));
        assertThat(keys.find("key-1")).isPresent();
        long generation = keys.generation();

        time = NOW.plusSeconds(5);
        assertThat(keys.find("key-2")).isEmpty();
        assertThat(keys.generation()).isEqualTo(generation);

        identity.publish(Issuer.jwks(SECOND.jwk()));
        time = NOW.plusSeconds(10);
        assertThat(keys.find("key-2")).isPresent();
        assertThat(keys.generation()).isNotEqualTo(generation);
    }

    @Test
    void dropsAKeyThatIsNoLongerPublishedWithinMinutes() {
        identity.publish(Issuer.jwks(FIRST.jwk()));
        assertThat(keys.find("key-1")).isPresent();
        identity.publish(Issuer.jwks(SECOND.jwk()));

        time = NOW.plus(JwksClient.MAX_AGE).plusSeconds(1);

        await("the withdrawn key is gone").until(() -> keys.find("key-1").isEmpty());
    }

    @Test
    void keepsItsKeysWhileIdentityIsAway() {
        identity.publish(Issuer.jwks(FIRST.jwk()));
        assertThat(keys.find("key-1")).isPresent();
        identity.failKeys(500);
        time = NOW.plus(JwksClient.MAX_AGE).plusSeconds(1);

        assertThat(keys.find("key-1")).isPresent();
        await("a refresh was tried").until(() -> identity.keyRequests() > 1);
        assertThat(keys.find("key-1")).isPresent();
    }

    @Test
    void saysThatItCannotTellWhileIdentityIsAway() {
        identity.failKeys(503);

        assertThatThrownBy(() -> keys.find("key-1")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> keys.find("key-1")).isInstanceOf(UnavailableException.class);
        assertThat(identity.keyRequests()).isEqualTo(1);

        identity.publish(Issuer.jwks(FIRST.jwk()));
        time = NOW.plusSeconds(1);
        assertThat(keys.find("key-1")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "[]", "{}", "{\"keys\":7}", "{\"keys\":[7]}"})
    void refusesWhatIsNoKeySet(String body) {
        identity.publish(body);

        assertThatThrownBy(() -> keys.find("key-1")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        identity.publish(Issuer.jwks(FIRST.jwk()) + " ".repeat(100_000));

        assertThatThrownBy(() -> keys.find("key-1")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void ignoresKeysForOtherAlgorithmsAndKeysThatAreShort() {
        var otherAlgorithm = FIRST.jwk(members -> changed(members, "alg", "RS512"));
        var tooShort = Issuer.withKey("key-4", 1024).jwk();
        var symmetric = "{\"kty\":\"oct\",\"kid\":\"key-3\",\"alg\":\"HS256\",\"k\":\"AAAA\"}";
        identity.publish(Issuer.jwks(otherAlgorithm, tooShort, symmetric, SECOND.jwk()));

        assertThat(keys.find("key-2")).isPresent();
        assertThat(keys.find("key-1")).isEmpty();
        assertThat(keys.find("key-3")).isEmpty();
        assertThat(keys.find("key-4")).isEmpty();
    }

    private static java.util.Map<String, Object> changed(
            java.util.Map<String, Object> members, String name, Object value) {
        var changed = new HashMap<>(members);
        changed.put(name, value);
        return changed;
    }
}

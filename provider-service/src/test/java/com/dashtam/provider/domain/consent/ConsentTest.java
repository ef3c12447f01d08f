package com.dashtam.provider.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.institution.Slug;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Slug BANK = new Slug("bank");

    private final RedirectPolicy redirects =
            new RedirectPolicy("https://dashtam.test", Set.of("https://app.test/back"));

    @Test
    void hashesAVerifierAsRfc7636Shows() {
        // RFC 7636, appendix B
        assertThat(new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").hash())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void knowsASecretByItsHashAlone() {
        var secret = new Secret("one");

        assertThat(secret.hasHash(new Secret("one").hash())).isTrue();
        assertThat(secret.hasHash(new Secret("two").hash())).isFalse();
        assertThat(secret).asString().doesNotContain("one");
    }

    @Test
    void endsAfterTenMinutes() {
        Consent consent = consent();

        assertThat(consent.isExpired(NOW.plusSeconds(599))).isFalse();
        assertThat(consent.isExpired(NOW.plusSeconds(600))).isTrue();
    }

    @Test
    void recognisesTheBrowserThatAsked() {
        Consent consent = consent();

        assertThat(consent.wasAskedByBrowserWith(Optional.of(new Secret("nonce")))).isTrue();
        assertThat(consent.wasAskedByBrowserWith(Optional.of(new Secret("other")))).isFalse();
        assertThat(consent.wasAskedByBrowserWith(Optional.empty())).isFalse();
    }

    @Test
    void redirectsToOurOwnPageUnlessAnotherIsAllowed() {
        URI own = URI.create("https://dashtam.test/oauth/bank/callback");

        assertThat(redirects.choose(BANK, Optional.empty())).contains(own);
        assertThat(redirects.choose(BANK, Optional.of(own.toString()))).contains(own);
        assertThat(redirects.choose(BANK, Optional.of("https://app.test/back")))
                .contains(URI.create("https://app.test/back"));
    }

    @Test
    void comparesRedirectsAsTheTextsTheyAre() {
        for (String wished :
                new String[] {
                    "https://app.test/back/",
                    "https://app.test/back?x=1",
                    "HTTPS://app.test/back",
                    "https://app.test.evil.test/back",
                    "https://dashtam.test/oauth/other/callback",
                    "not a uri"
                }) {
            assertThat(redirects.choose(BANK, Optional.of(wished))).as(wished).isEmpty();
        }
    }

    private static Consent consent() {
        return new Consent(
                new Secret("state").hash(),
                UUID.randomUUID(),
                Optional.empty(),
                BANK,
                new Purpose.NewConnection(Optional.empty()),
                new Proof.Verifier(new Secret("verifier")),
                new Secret("nonce").hash(),
                URI.create("https://dashtam.test/oauth/bank/callback"),
                NOW.plus(Consent.LIFETIME));
    }
}

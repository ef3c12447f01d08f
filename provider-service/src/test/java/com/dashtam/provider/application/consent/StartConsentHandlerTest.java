package com.dashtam.provider.application.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.consent.ConsentStarted.Way;
import com.dashtam.provider.application.consent.StartConsent.Refusal;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Consent;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.fixture.World;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StartConsentHandlerTest {

    private final World world = new World();
    private final UUID session = UUID.randomUUID();
    private final StartConsentHandler handler =
            new StartConsentHandler(
                    world.catalogue,
                    world.adapters,
                    world.consents,
                    world.redirects,
                    world.links,
                    world.secrets,
                    world.clock);

    @Test
    void remembersTheRequestByTheHashOfItsState() {
        ConsentStarted started = started();

        Consent consent = world.consents.find(started.state().hash()).orElseThrow();
        assertThat(consent.userId()).isEqualTo(world.user);
        assertThat(consent.sessionId()).contains(session);
        assertThat(consent.slug()).isEqualTo(World.BANK);
        assertThat(consent.purpose())
                .isEqualTo(new Purpose.NewConnection(Optional.of(new Alias("Mine"))));
        assertThat(started.nonce().hasHash(consent.nonceHash())).isTrue();
        assertThat(consent.redirectUri())
                .hasToString("https://dashtam.test/oauth/test_bank/callback");
        assertThat(consent.expiresAt()).isEqualTo(world.clock.instant().plusSeconds(600));
        assertThat(started.expiresIn()).isEqualTo(Duration.ofSeconds(600));
    }

    @Test
    void sendsTheUserToTheInstitutionWithStateAndChallenge() {
        ConsentStarted started = started();

        Consent consent = world.consents.find(started.state().hash()).orElseThrow();
        assertThat(((Way.Page) started.way()).address())
                .asString()
                .contains("state=" + started.state().value())
                .contains("challenge=" + consent.proof().secret().hash())
                .doesNotContain(consent.proof().secret().value());
    }

    @Test
    void givesEveryRequestSecretsOfItsOwn() {
        assertThat(started().state()).isNotEqualTo(started().state());
    }

    @Test
    void doesNotShowItsSecrets() {
        ConsentStarted started = started();

        assertThat(started).asString().doesNotContain(started.state().value());
        assertThat(started).asString().doesNotContain(started.nonce().value());
    }

    @Test
    void refusesAnInstitutionThatIsUnknown() {
        assertThat(handle(new Slug("nobody"), Optional.empty()))
                .isEqualTo(Result.err(Refusal.INSTITUTION_UNKNOWN));
    }

    @Test
    void refusesAnInstitutionThatIsNotConfigured() {
        assertThat(handle(World.UNCONFIGURED, Optional.empty()))
                .isEqualTo(Result.err(Refusal.INSTITUTION_NOT_CONFIGURED));
    }

    @Test
    void refusesAnInstitutionThatGivesFilesOnly() {
        assertThat(handle(World.FILES, Optional.empty()))
                .isEqualTo(Result.err(Refusal.INSTITUTION_WITHOUT_CONSENT));
    }

    @Test
    void refusesARedirectThatIsNotOnTheList() {
        assertThat(handle(World.BANK, Optional.of("https://evil.test/")))
                .isEqualTo(Result.err(Refusal.REDIRECT_NOT_ALLOWED));
        assertThat(handle(World.BANK, Optional.of("https://app.test/back")))
                .isInstanceOf(Result.Ok.class);
    }

    @Test
    void forgetsConsentsThatEndedLongAgo() {
        ConsentStarted old = started();
        world.clock.forward(Duration.ofSeconds(1201));

        ConsentStarted fresh = started();

        assertThat(world.consents.find(old.state().hash())).isEmpty();
        assertThat(world.consents.find(fresh.state().hash())).isPresent();
    }

    private ConsentStarted started() {
        return handle(World.BANK, Optional.empty())
                .fold(
                        ok -> ok,
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private Result<ConsentStarted, Refusal> handle(Slug slug, Optional<String> redirect) {
        return handler.handle(
                new StartConsent(
                        world.user,
                        slug,
                        new Purpose.NewConnection(Optional.of(new Alias("Mine"))),
                        redirect),
                world.caller().in(Optional.of(session)));
    }
}

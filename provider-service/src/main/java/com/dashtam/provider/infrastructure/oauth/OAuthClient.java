package com.dashtam.provider.infrastructure.oauth;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.dashtam.provider.domain.feed.AuthorizationServer;
import com.dashtam.provider.domain.feed.ExactDecimal;
import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.Form;
import com.dashtam.provider.infrastructure.http.InstitutionClient;
import com.dashtam.provider.infrastructure.http.Reply;
import com.dashtam.provider.infrastructure.http.Trouble;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client side of an institution's OAuth2 server (RFC 6749, 7009, 7636). */
public final class OAuthClient implements AuthorizationServer {

    private static final Logger log = LoggerFactory.getLogger(OAuthClient.class);
    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final int LONGEST_NAME = 255;
    // As FDX names it; others say nothing under this name.
    private static final String CONSENT = "fdxConsentId";

    private final OAuthSettings settings;
    private final InstitutionClient client;
    private final InstantSource clock;

    public OAuthClient(OAuthSettings settings, InstitutionClient client, InstantSource clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public URI authorizationUrl(Secret state, Secret verifier, URI redirectUri) {
        Form query =
                Form.of("response_type", "code")
                        .and("client_id", settings.clientId())
                        .and("redirect_uri", redirectUri.toString());
        if (!settings.scopes().isBlank()) {
            query.and("scope", settings.scopes());
        }
        query.and("state", state.value());
        if (settings.proofKey()) {
            query.and("code_challenge", verifier.hash()).and("code_challenge_method", "S256");
        }
        String separator = settings.authorize().getQuery() == null ? "?" : "&";
        return URI.create(settings.authorize() + separator + query.encoded());
    }

    /** By what the server names itself in its answers, where it does. */
    @Override
    public Optional<String> issuer() {
        return settings.issuer();
    }

    @Override
    public Result<OAuthTokens, GrantFailure> exchange(
            String code, Secret verifier, URI redirectUri) {
        Form form =
                Form.of("grant_type", "authorization_code")
                        .and("code", code)
                        .and("redirect_uri", redirectUri.toString());
        return grant(settings.proofKey() ? form.and("code_verifier", verifier.value()) : form)
                .map(this::withEndOfConsent);
    }

    @Override
    public Result<OAuthTokens, GrantFailure> refresh(String refreshToken) {
        return grant(Form.of("grant_type", "refresh_token").and("refresh_token", refreshToken));
    }

    /** Revokes the refresh token, and with it the consent; the access token where there is none. */
    @Override
    public void revoke(OAuthTokens tokens) {
        settings.revoke()
                .ifPresent(address -> {
                    Form form =
                            tokens.refreshToken()
                                    .map(token ->
                                            Form.of("token", token)
                                                    .and("token_type_hint", "refresh_token"))
                                    .orElseGet(() -> Form.of("token", tokens.accessToken()));
                    boolean done =
                            client.once(post(address, form))
                                    .fold(Reply::isSuccess, trouble -> false);
                    if (!done) {
                        log.warn("a consent could not be revoked at {}", address.getHost());
                    }
                });
    }

    private Result<OAuthTokens, GrantFailure> grant(Form form) {
        return switch (client.once(post(settings.token(), form))) {
            case Result.Ok<Reply, Trouble>(var reply) -> read(reply);
            case Result.Err<Reply, Trouble>(var trouble) ->
                    Result.err(
                            switch (trouble) {
                                case UNREACHABLE -> GrantFailure.UNAVAILABLE;
                                case TOO_LARGE -> GrantFailure.ANSWER_INVALID;
                            });
        };
    }

    private Result<OAuthTokens, GrantFailure> read(Reply reply) {
        if (reply.isSuccess() && !reply.isPage()) {
            return Fields.read(reply.body())
                    .flatMap(this::tokens)
                    .map(Result::<OAuthTokens, GrantFailure>ok)
                    .orElse(Result.err(GrantFailure.ANSWER_INVALID));
        }
        GrantFailure failure = GrantRefusal.of(reply);
        if (failure == GrantFailure.ANSWER_INVALID) {
            log.warn(
                    "the token endpoint of {} answered {}",
                    settings.token().getHost(),
                    reply.status());
        }
        return Result.err(failure);
    }

    private OAuthTokens withEndOfConsent(OAuthTokens tokens) {
        return settings.consentLifetime()
                .map(lifetime -> clock.instant().plus(lifetime).truncatedTo(ChronoUnit.MILLIS))
                .map(tokens::untilConsentEndsAt)
                .orElse(tokens);
    }

    private Optional<OAuthTokens> tokens(Fields body) {
        boolean bearer = body.text("token_type").filter("bearer"::equalsIgnoreCase).isPresent();
        return body.text("access_token")
                .filter(token -> bearer && token.length() <= LONGEST_TOKEN)
                .map(token ->
                        new OAuthTokens(
                                        token,
                                        body.text("refresh_token")
                                                .filter(text -> text.length() <= LONGEST_TOKEN),
                                        body.text("expires_in")
                                                .flatMap(ExactDecimal::parse)
                                                .map(seconds ->
                                                        clock.instant()
                                                                .plusSeconds(
                                                                        Math.clamp(
                                                                                seconds.longValue(),
                                                                                0,
                                                                                Integer
                                                                                        .MAX_VALUE))))
                                .namedBy(
                                        body.text(CONSENT)
                                                .filter(name -> name.length() <= LONGEST_NAME)));
    }

    private HttpRequest post(URI address, Form form) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json");
        switch (settings.clientAuthentication()) {
            case BASIC -> request.header("Authorization", "Basic " + basic());
            case POST ->
                    form.and("client_id", settings.clientId())
                            .and("client_secret", settings.clientSecret());
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form.encoded())).build();
    }

    /** Both halves are form-encoded before they are joined (RFC 6749, section 2.3.1). */
    private String basic() {
        String pair = Form.encode(settings.clientId()) + ":" + Form.encode(settings.clientSecret());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }
}

package com.dashtam.provider.presentation.http.consent;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.consent.ConnectProvider;
import com.dashtam.provider.application.consent.ConnectProvider.Arrival;
import com.dashtam.provider.application.consent.ConnectProviderHandler;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.domain.institution.Institution;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.presentation.http.api.OauthCallbacksApi;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class OauthCallbackController implements OauthCallbacksApi {

    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final ConnectProviderHandler connect;
    private final Catalogue catalogue;
    private final NonceCookie cookie;
    private final CurrentCaller current;
    private final HttpServletRequest request;

    /**
     * @param request a proxy for the request at hand: the contract knows no cookies
     */
    public OauthCallbackController(
            ConnectProviderHandler connect,
            Catalogue catalogue,
            NonceCookie cookie,
            CurrentCaller current,
            HttpServletRequest request) {
        this.connect = connect;
        this.catalogue = catalogue;
        this.cookie = cookie;
        this.current = current;
        this.request = request;
    }

    @Override
    public ResponseEntity<String> receiveOauthRedirect(
            String slug,
            @Nullable String code,
            @Nullable String state,
            @Nullable String error,
            @Nullable String iss) {
        Optional<Secret> asked = given(state).map(Secret::new);
        Optional<Secret> nonce = asked.flatMap(secret -> cookie.find(request, secret));
        var command =
                new ConnectProvider(
                        new Arrival.Browser(new Slug(slug), nonce),
                        given(code),
                        asked,
                        given(error),
                        given(iss));
        ResultPage page =
                switch (connect.handle(command, current.caller())) {
                    case Result.Ok<Connection, ConnectProvider.Refusal>(var connection) ->
                            ResultPage.connected(nameOf(connection.slug()));
                    case Result.Err<Connection, ConnectProvider.Refusal>(var refusal) ->
                            ResultPage.refused(refusal);
                };
        return answer(page, asked.filter(_ -> nonce.isPresent()));
    }

    private ResponseEntity<String> answer(ResultPage page, Optional<Secret> answered) {
        var response =
                ResponseEntity.status(page.status())
                        .contentType(HTML)
                        .header("Content-Security-Policy", POLICY)
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Content-Type-Options", "nosniff");
        answered.ifPresent(
                state -> response.header(HttpHeaders.SET_COOKIE, cookie.clearFor(state)));
        return response.body(page.html());
    }

    private String nameOf(Slug slug) {
        return catalogue.find(slug).map(Institution::name).orElse(slug.value());
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}

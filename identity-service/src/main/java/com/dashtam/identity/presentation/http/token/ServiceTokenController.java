package com.dashtam.identity.presentation.http.token;

import com.dashtam.identity.application.token.IssueServiceToken;
import com.dashtam.identity.application.token.IssueServiceTokenHandler;
import com.dashtam.identity.application.token.ServiceTokenRefused;
import com.dashtam.identity.domain.token.SignedToken;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.security.CurrentCaller;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The token endpoint for the processes of the system (RFC 6749, section 4.4), with the parameter
 * {@code audience} naming the one service that will believe the token.
 */
@RestController
public final class ServiceTokenController {

    private static final String GRANT_TYPE = "grant_type";
    private static final String AUDIENCE = "audience";

    private final IssueServiceTokenHandler issueServiceToken;
    private final CurrentCaller current;

    ServiceTokenController(IssueServiceTokenHandler issueServiceToken, CurrentCaller current) {
        this.issueServiceToken = issueServiceToken;
        this.current = current;
    }

    record Granted(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {

        @Override
        public String toString() {
            return "Granted[expiresIn=" + expiresIn + "]";
        }
    }

    record Refused(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") String description) {}

    @PostMapping(
            path = "/internal/oauth2/token",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> issue(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization,
            @RequestBody MultiValueMap<String, String> form) {
        var credentials = ClientCredentials.parse(authorization);
        if (credentials.isEmpty()) {
            return invalidClient();
        }
        var grantType = single(form, GRANT_TYPE);
        var audience = single(form, AUDIENCE);
        if (grantType.isEmpty() || audience.isEmpty()) {
            return refused(
                    HttpStatus.BAD_REQUEST,
                    new Refused(
                            "invalid_request", "grant_type and audience are needed, once each"));
        }
        if (!grantType.get().equals("client_credentials")) {
            return refused(
                    HttpStatus.BAD_REQUEST,
                    new Refused("unsupported_grant_type", "only client_credentials"));
        }
        return issue(credentials.get(), audience.get());
    }

    private ResponseEntity<?> issue(ClientCredentials credentials, String audience) {
        var command = new IssueServiceToken(credentials.id(), credentials.secret(), audience);
        return switch (issueServiceToken.handle(command, current.caller())) {
            case Result.Ok<SignedToken, ServiceTokenRefused>(var token) -> granted(token);
            case Result.Err<SignedToken, ServiceTokenRefused>(var refusal) ->
                    switch (refusal) {
                        case CLIENT_NOT_AUTHENTICATED -> invalidClient();
                        case AUDIENCE_NOT_ALLOWED ->
                                refused(
                                        HttpStatus.BAD_REQUEST,
                                        new Refused(
                                                "invalid_target",
                                                "not a service that this client may talk to"));
                    };
        };
    }

    private static Optional<String> single(MultiValueMap<String, String> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.size() == 1
                ? Optional.of(values.getFirst()).filter(value -> !value.isBlank())
                : Optional.empty();
    }

    private static ResponseEntity<Granted> granted(SignedToken token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Granted(token.value(), "Bearer", token.life().toSeconds()));
    }

    private static ResponseEntity<Refused> invalidClient() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"dashtam\"")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refused("invalid_client", "unknown client or wrong secret"));
    }

    private static ResponseEntity<Refused> refused(HttpStatus status, Refused body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}

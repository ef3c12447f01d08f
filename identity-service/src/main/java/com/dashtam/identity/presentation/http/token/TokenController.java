package com.dashtam.identity.presentation.http.token;

import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.application.token.RefreshAccess;
import com.dashtam.identity.application.token.RefreshAccessHandler;
import com.dashtam.identity.application.token.RefreshRefused;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.presentation.http.TokenAnswers;
import com.dashtam.identity.presentation.http.api.TokenApi;
import com.dashtam.identity.presentation.http.model.RefreshRequest;
import com.dashtam.identity.presentation.http.model.RefreshTokenTransport;
import com.dashtam.identity.presentation.http.model.Tokens;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The exchange of refresh tokens over HTTP. */
@RestController
public final class TokenController implements TokenApi {

    private final RefreshAccessHandler refreshAccess;
    private final TokenAnswers answers;
    private final CurrentCaller current;

    TokenController(
            RefreshAccessHandler refreshAccess, TokenAnswers answers, CurrentCaller current) {
        this.refreshAccess = refreshAccess;
        this.answers = answers;
        this.current = current;
    }

    @Override
    public ResponseEntity<Tokens> refreshTokens(
            RefreshRequest request,
            @Nullable RefreshTokenTransport transport,
            @Nullable String cookie) {
        var token = presented(request, transport, cookie);
        return switch (refreshAccess.handle(new RefreshAccess(token), current.caller())) {
            case Result.Ok<IssuedTokens, RefreshRefused>(var tokens) ->
                    answers.created(tokens, new HttpHeaders(), transport);
            case Result.Err<IssuedTokens, RefreshRefused> _ -> throw notValid();
        };
    }

    /**
     * A cookie comes without anybody's doing; the header does not: no form and no script of another
     * origin can send it unasked (Fetch standard, section 4.8).
     */
    private static RefreshToken presented(
            RefreshRequest request,
            @Nullable RefreshTokenTransport transport,
            @Nullable String cookie) {
        if (transport == RefreshTokenTransport.COOKIE && request.getRefreshToken() == null) {
            return Optional.ofNullable(cookie)
                    .flatMap(RefreshToken::parse)
                    .orElseThrow(TokenController::notValid);
        }
        return Optional.ofNullable(request.getRefreshToken())
                .flatMap(RefreshToken::parse)
                .orElseThrow(() ->
                        ProblemException.invalid(
                                "refresh_token", "malformed", "is not a refresh token"));
    }

    private static ProblemException notValid() {
        return new ProblemException(
                ProblemType.INVALID_REFRESH_TOKEN,
                "The refresh token is not valid; sign in again.");
    }
}

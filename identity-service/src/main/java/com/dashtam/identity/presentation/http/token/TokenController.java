package com.dashtam.identity.presentation.http.token;

import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.application.token.RefreshAccess;
import com.dashtam.identity.application.token.RefreshAccessHandler;
import com.dashtam.identity.application.token.RefreshRefused;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.presentation.http.TokenAnswers;
import com.dashtam.identity.presentation.http.api.TokenApi;
import com.dashtam.identity.presentation.http.model.RefreshRequest;
import com.dashtam.identity.presentation.http.model.Tokens;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The exchange of refresh tokens over HTTP. */
@RestController
public final class TokenController implements TokenApi {

    private final RefreshAccessHandler refreshAccess;
    private final CurrentCaller current;

    TokenController(RefreshAccessHandler refreshAccess, CurrentCaller current) {
        this.refreshAccess = refreshAccess;
        this.current = current;
    }

    @Override
    public ResponseEntity<Tokens> refreshTokens(RefreshRequest request) {
        var token =
                RefreshToken.parse(request.getRefreshToken())
                        .orElseThrow(() ->
                                ProblemException.invalid(
                                        "refresh_token", "malformed", "is not a refresh token"));
        return switch (refreshAccess.handle(new RefreshAccess(token), current.caller())) {
            case Result.Ok<IssuedTokens, RefreshRefused>(var tokens) ->
                    TokenAnswers.created(tokens);
            case Result.Err<IssuedTokens, RefreshRefused> _ ->
                    throw new ProblemException(
                            ProblemType.INVALID_REFRESH_TOKEN,
                            "The refresh token is not valid; sign in again.");
        };
    }
}

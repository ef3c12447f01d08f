package com.dashtam.identity.application.token;

import com.dashtam.events.identity.AuthTokenRefreshAttempted;
import com.dashtam.events.identity.AuthTokenRefreshFailed;
import com.dashtam.events.identity.TokenRefreshRefusal;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.token.StoredRefreshToken;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Workflows;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exchanges a refresh token for its successor and a new access token. */
public final class RefreshAccessHandler
        implements CommandHandler<RefreshAccess, IssuedTokens, RefreshRefused> {

    private final Workflows workflows;
    private final TokenExchange exchange;

    public RefreshAccessHandler(Workflows workflows, TokenExchange exchange) {
        this.workflows = workflows;
        this.exchange = exchange;
    }

    @Override
    public Result<IssuedTokens, RefreshRefused> handle(RefreshAccess command, Caller caller) {
        TokenHash hash = command.token().hash();
        Optional<UUID> user = exchange.find(hash).map(StoredRefreshToken::userId);
        return workflows
                .start(IdentityWorkflows.AUTH_TOKEN_REFRESH, caller, keyOf(user))
                .attempted(new AuthTokenRefreshAttempted(hash.fingerprint()))
                .run(() -> exchange.exchange(command.token(), caller))
                .otherwise(
                        refusal -> failed(user.orElse(null), hash, refusal.reason()),
                        () -> failed(user.orElse(null), hash, TokenRefreshRefusal.internal_error));
    }

    private static EventKey keyOf(Optional<UUID> user) {
        return user.<EventKey>map(EventKey.User::new).orElseGet(EventKey.OwnWorkflow::new);
    }

    private static AuthTokenRefreshFailed failed(
            @Nullable UUID user, TokenHash hash, TokenRefreshRefusal reason) {
        return new AuthTokenRefreshFailed(user, hash.fingerprint(), reason);
    }
}

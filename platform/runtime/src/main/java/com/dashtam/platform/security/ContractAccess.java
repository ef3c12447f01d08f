package com.dashtam.platform.security;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result.Err;
import com.dashtam.kernel.result.Result.Ok;
import com.dashtam.platform.http.AccessControl;
import com.dashtam.platform.http.Principal;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.contract.Access;
import com.dashtam.platform.http.contract.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enforces the {@code x-access} of an operation. */
public final class ContractAccess implements AccessControl {

    private static final String SCHEME = "Bearer ";

    private final JwtVerifier tokens;
    private final RevokedSessions revoked;

    public ContractAccess(JwtVerifier tokens, RevokedSessions revoked) {
        this.tokens = tokens;
        this.revoked = revoked;
    }

    @Override
    public Optional<Principal> admit(Operation operation, @Nullable String authorization) {
        return switch (operation.access()) {
            case Access.Public() -> Optional.empty();
            case Access.Authenticated() -> Optional.of(user(authorization));
            case Access.Permission permission -> Optional.of(permitted(permission, authorization));
            case Access.Service() -> Optional.of(service(operation, authorization));
        };
    }

    private AccessToken permitted(Access.Permission permission, @Nullable String authorization) {
        var token = user(authorization);
        if (!token.roles().permit(permission)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "The permission " + permission + " is needed.");
        }
        return token;
    }

    private AccessToken user(@Nullable String authorization) {
        var token =
                switch (tokens.access(bearer(authorization))) {
                    case Ok<AccessToken, TokenRefusal>(var verified) -> verified;
                    case Err<AccessToken, TokenRefusal>(var refusal) -> throw unauthorized(refusal);
                };
        if (revoked.isRevoked(token)) {
            throw unauthorized("The session is over.");
        }
        return token;
    }

    private ServiceToken service(Operation operation, @Nullable String authorization) {
        var token =
                switch (tokens.service(bearer(authorization))) {
                    case Ok<ServiceToken, TokenRefusal>(var verified) -> verified;
                    case Err<ServiceToken, TokenRefusal>(var refusal) ->
                            throw unauthorized(refusal);
                };
        if (!operation.clients().isEmpty() && !operation.clients().contains(token.client())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This operation is for other services.");
        }
        return token;
    }

    private static String bearer(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthorized("A bearer token is needed.");
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private static ProblemException unauthorized(TokenRefusal refusal) {
        return unauthorized(
                refusal == TokenRefusal.EXPIRED
                        ? "The token has expired."
                        : "The token is not valid here.");
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(ProblemType.UNAUTHORIZED, detail);
    }
}

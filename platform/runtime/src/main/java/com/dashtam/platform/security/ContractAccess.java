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

    private static final String SCHEME = "Bearer";
    // Which check a token did not pass is nothing that a forger should learn.
    private static final String NOT_VALID = "The token is not valid here.";

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
            case Access.Permission permission ->
                    Optional.of(permitted(permission, user(authorization)));
            case Access.Service() -> Optional.of(service(operation, authorization));
        };
    }

    /**
     * The same for a token that was verified a moment ago, and never waits for anything; empty when
     * {@link #admit} has to be asked.
     *
     * @throws ProblemException of status 401 or 403 when it is refused
     */
    public Optional<Principal> admitKnown(Operation operation, @Nullable String authorization) {
        return authorization == null
                ? Optional.empty()
                : tokens.recall(bearer(authorization))
                        .flatMap(token -> admitKnown(operation.access(), token));
    }

    private Optional<Principal> admitKnown(Access access, AccessToken token) {
        return switch (access) {
            case Access.Authenticated() -> Optional.of(current(token));
            case Access.Permission permission -> Optional.of(permitted(permission, current(token)));
            case Access.Public(), Access.Service() -> Optional.empty();
        };
    }

    private AccessToken permitted(Access.Permission permission, AccessToken token) {
        if (!token.roles().permit(permission)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "The permission " + permission + " is needed.");
        }
        return token;
    }

    private AccessToken user(@Nullable String authorization) {
        return current(
                switch (tokens.access(bearer(authorization))) {
                    case Ok<AccessToken, TokenRefusal>(var verified) -> verified;
                    case Err<AccessToken, TokenRefusal>(var refusal) ->
                            throw unauthorized(NOT_VALID);
                });
    }

    private AccessToken current(AccessToken token) {
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
                            throw unauthorized(NOT_VALID);
                };
        if (!operation.clients().isEmpty() && !operation.clients().contains(token.client())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This operation is for other services.");
        }
        return token;
    }

    private static String bearer(@Nullable String authorization) {
        if (authorization == null || !isBearer(authorization)) {
            throw unauthorized("A bearer token is needed.");
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private static boolean isBearer(String authorization) {
        int end = SCHEME.length();
        return authorization.regionMatches(true, 0, SCHEME, 0, end)
                && (authorization.length() == end || authorization.charAt(end) == ' ');
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(ProblemType.UNAUTHORIZED, detail);
    }
}

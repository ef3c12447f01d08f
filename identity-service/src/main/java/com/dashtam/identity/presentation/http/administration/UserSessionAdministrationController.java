package com.dashtam.identity.presentation.http.administration;

import com.dashtam.identity.application.session.ListSessions;
import com.dashtam.identity.application.session.ListSessionsHandler;
import com.dashtam.identity.application.session.NoSuchSession;
import com.dashtam.identity.application.session.NoSuchUser;
import com.dashtam.identity.application.session.RevokeSession;
import com.dashtam.identity.application.session.RevokeSessionHandler;
import com.dashtam.identity.application.session.RevokeSessions;
import com.dashtam.identity.application.session.RevokeSessionsHandler;
import com.dashtam.identity.application.user.GetUser;
import com.dashtam.identity.application.user.GetUserHandler;
import com.dashtam.identity.presentation.http.api.UserSessionAdministrationApi;
import com.dashtam.identity.presentation.http.model.RevokeSessionsRequest;
import com.dashtam.identity.presentation.http.model.RevokedSessions;
import com.dashtam.identity.presentation.http.model.SessionList;
import com.dashtam.identity.presentation.http.session.SessionViews;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The sessions of users, for those who administer them. */
@RestController
public final class UserSessionAdministrationController implements UserSessionAdministrationApi {

    private final GetUserHandler getUser;
    private final ListSessionsHandler listSessions;
    private final RevokeSessionHandler revokeSession;
    private final RevokeSessionsHandler revokeSessions;
    private final CurrentCaller current;

    UserSessionAdministrationController(
            GetUserHandler getUser,
            ListSessionsHandler listSessions,
            RevokeSessionHandler revokeSession,
            RevokeSessionsHandler revokeSessions,
            CurrentCaller current) {
        this.getUser = getUser;
        this.listSessions = listSessions;
        this.revokeSession = revokeSession;
        this.revokeSessions = revokeSessions;
        this.current = current;
    }

    @Override
    public ResponseEntity<SessionList> listUserSessions(UUID userId, Boolean activeOnly) {
        if (getUser.handle(new GetUser(userId)).isEmpty()) {
            throw UserAdministrationController.unknown();
        }
        var query = new ListSessions(userId, current.token().sessionId(), activeOnly);
        return ResponseEntity.ok(SessionViews.of(listSessions.handle(query)));
    }

    @Override
    public ResponseEntity<Void> revokeUserSession(
            UUID userId, UUID sessionId, @Nullable RevokeSessionsRequest request) {
        var command = new RevokeSession(userId, sessionId, noteIn(request));
        return switch (revokeSession.handle(command, current.caller())) {
            case Result.Ok<Unit, NoSuchSession> _ -> ResponseEntity.noContent().build();
            case Result.Err<Unit, NoSuchSession> _ ->
                    throw new ProblemException(ProblemType.NOT_FOUND, "There is no such session.");
        };
    }

    @Override
    public ResponseEntity<RevokedSessions> revokeUserSessions(
            UUID userId, @Nullable RevokeSessionsRequest request) {
        var command = new RevokeSessions(userId, Optional.empty(), noteIn(request));
        return switch (revokeSessions.handle(command, current.caller())) {
            case Result.Ok<Integer, NoSuchUser>(var count) ->
                    ResponseEntity.ok(new RevokedSessions(count, count + " sessions are over."));
            case Result.Err<Integer, NoSuchUser> _ -> throw UserAdministrationController.unknown();
        };
    }

    private static String noteIn(@Nullable RevokeSessionsRequest request) {
        return Optional.ofNullable(request)
                .map(RevokeSessionsRequest::getReason)
                .orElse("administrator");
    }
}

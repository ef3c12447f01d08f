package com.dashtam.identity.presentation.http.session;

import com.dashtam.identity.application.session.Challenged;
import com.dashtam.identity.application.session.GetSession;
import com.dashtam.identity.application.session.GetSessionHandler;
import com.dashtam.identity.application.session.ListSessions;
import com.dashtam.identity.application.session.ListSessionsHandler;
import com.dashtam.identity.application.session.NoSuchSession;
import com.dashtam.identity.application.session.NoSuchUser;
import com.dashtam.identity.application.session.RevokeSession;
import com.dashtam.identity.application.session.RevokeSessionHandler;
import com.dashtam.identity.application.session.RevokeSessions;
import com.dashtam.identity.application.session.RevokeSessionsHandler;
import com.dashtam.identity.application.session.SessionOver;
import com.dashtam.identity.application.session.SignIn;
import com.dashtam.identity.application.session.SignInAnswer;
import com.dashtam.identity.application.session.SignInHandler;
import com.dashtam.identity.application.session.SignInRefused;
import com.dashtam.identity.application.session.SignOut;
import com.dashtam.identity.application.session.SignOutHandler;
import com.dashtam.identity.application.session.SignedIn;
import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.presentation.http.Emails;
import com.dashtam.identity.presentation.http.TokenAnswers;
import com.dashtam.identity.presentation.http.api.SessionApi;
import com.dashtam.identity.presentation.http.mfa.ChallengeViews;
import com.dashtam.identity.presentation.http.model.RefreshTokenTransport;
import com.dashtam.identity.presentation.http.model.RevokeSessionsRequest;
import com.dashtam.identity.presentation.http.model.RevokedSessions;
import com.dashtam.identity.presentation.http.model.SessionList;
import com.dashtam.identity.presentation.http.model.SignInRequest;
import com.dashtam.identity.presentation.http.model.SignOutRequest;
import com.dashtam.identity.presentation.http.model.Tokens;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Sessions over HTTP. */
@RestController
public final class SessionController implements SessionApi {

    private final SignInHandler signIn;
    private final SignOutHandler signOut;
    private final ListSessionsHandler listSessions;
    private final GetSessionHandler getSession;
    private final RevokeSessionHandler revokeSession;
    private final RevokeSessionsHandler revokeSessions;
    private final DeviceCookie deviceCookie;
    private final TokenAnswers tokenAnswers;
    private final ChallengeViews challenges;
    private final CurrentCaller current;

    SessionController(
            SignInHandler signIn,
            SignOutHandler signOut,
            ListSessionsHandler listSessions,
            GetSessionHandler getSession,
            RevokeSessionHandler revokeSession,
            RevokeSessionsHandler revokeSessions,
            DeviceCookie deviceCookie,
            TokenAnswers tokenAnswers,
            ChallengeViews challenges,
            CurrentCaller current) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.listSessions = listSessions;
        this.getSession = getSession;
        this.revokeSession = revokeSession;
        this.revokeSessions = revokeSessions;
        this.deviceCookie = deviceCookie;
        this.tokenAnswers = tokenAnswers;
        this.challenges = challenges;
        this.current = current;
    }

    @Override
    public ResponseEntity<Tokens> signIn(
            SignInRequest request,
            @Nullable String deviceToken,
            @Nullable RefreshTokenTransport transport) {
        var command =
                new SignIn(
                        Emails.parse(request.getEmail()),
                        new Password(request.getPassword()),
                        Optional.ofNullable(deviceToken).flatMap(DeviceToken::parse));
        return switch (signIn.handle(command, current.caller())) {
            case Result.Ok<SignInAnswer, SignInRefused>(var answer) -> answer(answer, transport);
            case Result.Err<SignInAnswer, SignInRefused>(var refusal) -> throw problem(refusal);
        };
    }

    private ResponseEntity<Tokens> answer(
            SignInAnswer answer, @Nullable RefreshTokenTransport transport) {
        var headers = new HttpHeaders();
        return switch (answer) {
            case SignedIn(var tokens, var device) -> {
                device.map(deviceCookie::of)
                        .ifPresent(cookie -> headers.set(HttpHeaders.SET_COOKIE, cookie));
                yield tokenAnswers.created(tokens, headers, transport);
            }
            case Challenged(var challenge, var device) -> {
                headers.set(HttpHeaders.SET_COOKIE, deviceCookie.of(device));
                yield challenges.accepted(challenge, headers);
            }
        };
    }

    /** One answer for all failures but one, or they would tell who has an account. */
    private static ProblemException problem(SignInRefused refusal) {
        return switch (refusal) {
            case INVALID_CREDENTIALS, ACCOUNT_LOCKED, ACCOUNT_INACTIVE ->
                    new ProblemException(
                            ProblemType.INVALID_CREDENTIALS,
                            "The address or the password is not right.");
            case EMAIL_NOT_VERIFIED ->
                    new ProblemException(
                            ProblemType.EMAIL_NOT_VERIFIED,
                            "The address must be verified first; the mail with the token was sent"
                                    + " to it.");
        };
    }

    @Override
    public ResponseEntity<SessionList> listSessions(Boolean activeOnly) {
        var token = current.token();
        var query = new ListSessions(token.userId(), token.sessionId(), activeOnly);
        return ResponseEntity.ok(SessionViews.of(listSessions.handle(query)));
    }

    @Override
    public ResponseEntity<com.dashtam.identity.presentation.http.model.Session> getSession(
            UUID sessionId) {
        var token = current.token();
        return getSession
                .handle(new GetSession(token.userId(), sessionId))
                .map(session -> SessionViews.of(session, token.sessionId()))
                .map(ResponseEntity::ok)
                .orElseThrow(SessionController::notFound);
    }

    @Override
    public ResponseEntity<Void> revokeSession(
            UUID sessionId, @Nullable RevokeSessionsRequest request) {
        var command =
                new RevokeSession(current.token().userId(), sessionId, noteIn(request, "manual"));
        return switch (revokeSession.handle(command, current.caller())) {
            case Result.Ok<Unit, NoSuchSession> _ -> ResponseEntity.noContent().build();
            case Result.Err<Unit, NoSuchSession> _ -> throw notFound();
        };
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such session.");
    }

    @Override
    public ResponseEntity<RevokedSessions> revokeOtherSessions(
            @Nullable RevokeSessionsRequest request) {
        var token = current.token();
        var command =
                new RevokeSessions(
                        token.userId(),
                        Optional.of(token.sessionId()),
                        noteIn(request, "logout_all"));
        return switch (revokeSessions.handle(command, current.caller())) {
            case Result.Ok<Integer, NoSuchUser>(var count) ->
                    ResponseEntity.ok(
                            new RevokedSessions(count, count + " other sessions are over."));
            case Result.Err<Integer, NoSuchUser> _ ->
                    throw new ProblemException(ProblemType.UNAUTHORIZED, "The session is over.");
        };
    }

    private static String noteIn(@Nullable RevokeSessionsRequest request, String otherwise) {
        return Optional.ofNullable(request).map(RevokeSessionsRequest::getReason).orElse(otherwise);
    }

    @Override
    public ResponseEntity<Void> signOut(@Nullable SignOutRequest request) {
        var token = current.token();
        var command = new SignOut(token.userId(), token.sessionId());
        return switch (signOut.handle(command, current.caller())) {
            case Result.Ok<Unit, SessionOver> _ -> ResponseEntity.noContent().build();
            case Result.Err<Unit, SessionOver> _ ->
                    throw new ProblemException(ProblemType.UNAUTHORIZED, "The session is over.");
        };
    }
}

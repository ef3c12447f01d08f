package com.dashtam.identity.presentation.http.administration;

import com.dashtam.identity.application.administration.AssignRole;
import com.dashtam.identity.application.administration.AssignRoleHandler;
import com.dashtam.identity.application.administration.AssignRoleRefused;
import com.dashtam.identity.application.administration.ChangeSessionLimit;
import com.dashtam.identity.application.administration.ChangeSessionLimitHandler;
import com.dashtam.identity.application.administration.RestorationRefused;
import com.dashtam.identity.application.administration.RestoreUser;
import com.dashtam.identity.application.administration.RestoreUserHandler;
import com.dashtam.identity.application.administration.RevokeRole;
import com.dashtam.identity.application.administration.RevokeRoleHandler;
import com.dashtam.identity.application.administration.RevokeRoleRefused;
import com.dashtam.identity.application.administration.RotateUserTokens;
import com.dashtam.identity.application.administration.RotateUserTokensHandler;
import com.dashtam.identity.application.administration.SearchUsers;
import com.dashtam.identity.application.administration.SearchUsers.CursorInvalid;
import com.dashtam.identity.application.administration.SearchUsersHandler;
import com.dashtam.identity.application.administration.SuspendUser;
import com.dashtam.identity.application.administration.SuspendUserHandler;
import com.dashtam.identity.application.administration.SuspensionRefused;
import com.dashtam.identity.application.session.NoSuchUser;
import com.dashtam.identity.application.user.GetUser;
import com.dashtam.identity.application.user.GetUserHandler;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.UserFilter;
import com.dashtam.identity.presentation.http.api.UserAdministrationApi;
import com.dashtam.identity.presentation.http.model.AdministeredUser;
import com.dashtam.identity.presentation.http.model.AdministeredUserList;
import com.dashtam.identity.presentation.http.model.Reason;
import com.dashtam.identity.presentation.http.model.RoleName;
import com.dashtam.identity.presentation.http.model.UserRotation;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.security.CurrentCaller;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Users over HTTP, for those who administer them. */
@RestController
public final class UserAdministrationController implements UserAdministrationApi {

    private final GetUserHandler getUser;
    private final SearchUsersHandler searchUsers;
    private final AssignRoleHandler assignRole;
    private final RevokeRoleHandler revokeRole;
    private final SuspendUserHandler suspendUser;
    private final RestoreUserHandler restoreUser;
    private final RotateUserTokensHandler rotateTokens;
    private final ChangeSessionLimitHandler changeSessionLimit;
    private final CurrentCaller current;
    private final IdempotentAnswers answers;

    UserAdministrationController(
            GetUserHandler getUser,
            SearchUsersHandler searchUsers,
            AssignRoleHandler assignRole,
            RevokeRoleHandler revokeRole,
            SuspendUserHandler suspendUser,
            RestoreUserHandler restoreUser,
            RotateUserTokensHandler rotateTokens,
            ChangeSessionLimitHandler changeSessionLimit,
            CurrentCaller current,
            IdempotentAnswers answers) {
        this.getUser = getUser;
        this.searchUsers = searchUsers;
        this.assignRole = assignRole;
        this.revokeRole = revokeRole;
        this.suspendUser = suspendUser;
        this.restoreUser = restoreUser;
        this.rotateTokens = rotateTokens;
        this.changeSessionLimit = changeSessionLimit;
        this.current = current;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<AdministeredUser> getUser(UUID userId) {
        return getUser.handle(new GetUser(userId))
                .map(UserAdministrationController::view)
                .map(ResponseEntity::ok)
                .orElseThrow(UserAdministrationController::unknown);
    }

    @Override
    public ResponseEntity<AdministeredUser> updateUser(UUID userId, UserPatch patch) {
        var command = new ChangeSessionLimit(userId, patch.tier(), patch.ownMaxSessions(), self());
        return switch (changeSessionLimit.handle(command, current.caller())) {
            case Result.Ok<User, NoSuchUser>(var user) -> ResponseEntity.ok(view(user));
            case Result.Err<User, NoSuchUser> _ -> throw unknown();
        };
    }

    @Override
    public ResponseEntity<AdministeredUserList> searchUsers(
            @Nullable String email,
            @Nullable RoleName role,
            @Nullable Boolean active,
            Integer limit,
            @Nullable String cursor) {
        var filter =
                new UserFilter(
                        Optional.ofNullable(email).map(part -> part.toLowerCase(Locale.ROOT)),
                        Optional.ofNullable(role).map(RoleName::getValue).map(Role::parse),
                        Optional.ofNullable(active));
        var query = new SearchUsers(filter, Optional.ofNullable(cursor), limit);
        return switch (searchUsers.handle(query)) {
            case Result.Ok<Page<User>, CursorInvalid>(var page) -> ResponseEntity.ok(view(page));
            case Result.Err<Page<User>, CursorInvalid> _ ->
                    throw ProblemException.invalid(
                            "cursor", "cursor_invalid", "is not a cursor of this search");
        };
    }

    private static AdministeredUserList view(Page<User> page) {
        var view =
                new AdministeredUserList(
                        page.items().stream().map(UserAdministrationController::view).toList());
        page.next().ifPresent(view::nextCursor);
        return view;
    }

    private static AdministeredUser view(User user) {
        var view =
                new AdministeredUser(
                        user.id(),
                        user.email().value(),
                        user.verified(),
                        user.active(),
                        user.roles().stream().map(Role::text).sorted().toList(),
                        user.tier().text(),
                        user.createdAt().atOffset(ZoneOffset.UTC));
        user.maxSessions().ifPresent(view::maxSessions);
        return view;
    }

    /** A role that is held already is as it was asked to be. */
    @Override
    public ResponseEntity<Void> assignRole(UUID userId, RoleName role) {
        var command = new AssignRole(userId, Role.parse(role.getValue()), self());
        return switch (assignRole.handle(command, current.caller())) {
            case Result.Ok<Unit, AssignRoleRefused> _ -> done();
            case Result.Err<Unit, AssignRoleRefused>(var refusal) ->
                    switch (refusal) {
                        case ALREADY_HELD -> done();
                        case USER_UNKNOWN -> throw unknown();
                    };
        };
    }

    @Override
    public ResponseEntity<Void> revokeRole(UUID userId, RoleName role) {
        var command = new RevokeRole(userId, Role.parse(role.getValue()), self());
        return switch (revokeRole.handle(command, current.caller())) {
            case Result.Ok<Unit, RevokeRoleRefused> _ -> done();
            case Result.Err<Unit, RevokeRoleRefused>(var refusal) ->
                    switch (refusal) {
                        case NOT_HELD -> done();
                        case USER_UNKNOWN -> throw unknown();
                        case OWN_ROLE ->
                                throw conflict("Another administrator must take this role away.");
                    };
        };
    }

    @Override
    public ResponseEntity<Void> suspendUser(UUID userId, Reason reason) {
        var command = new SuspendUser(userId, self(), reason.getReason());
        return switch (suspendUser.handle(command, current.caller())) {
            case Result.Ok<Unit, SuspensionRefused> _ -> done();
            case Result.Err<Unit, SuspensionRefused>(var refusal) ->
                    switch (refusal) {
                        case ALREADY_SUSPENDED -> done();
                        case USER_UNKNOWN -> throw unknown();
                        case OWN_ACCOUNT ->
                                throw conflict("Another administrator must suspend this account.");
                    };
        };
    }

    @Override
    public ResponseEntity<Void> restoreUser(UUID userId) {
        var command = new RestoreUser(userId, self());
        return switch (restoreUser.handle(command, current.caller())) {
            case Result.Ok<Unit, RestorationRefused> _ -> done();
            case Result.Err<Unit, RestorationRefused>(var refusal) ->
                    switch (refusal) {
                        case NOT_SUSPENDED -> done();
                        case USER_UNKNOWN -> throw unknown();
                    };
        };
    }

    @Override
    public ResponseEntity<UserRotation> rotateUserTokens(
            UUID userId, Reason reason, @Nullable String idempotencyKey) {
        var command = new RotateUserTokens(userId, self(), reason.getReason());
        return answers.answer(
                () -> rotateTokens.handle(command, current.caller()),
                version -> rotated(userId, version),
                _ -> unknown());
    }

    private static ResponseEntity<UserRotation> rotated(UUID userId, int version) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        new UserRotation(
                                userId, version - 1, version, "All tokens of the user are void."));
    }

    private UUID self() {
        return current.token().userId();
    }

    private static ResponseEntity<Void> done() {
        return ResponseEntity.noContent().build();
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such user.");
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}

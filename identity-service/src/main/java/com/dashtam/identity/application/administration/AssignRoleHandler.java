package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.RoleAssignmentAttempted;
import com.dashtam.events.identity.RoleAssignmentFailed;
import com.dashtam.events.identity.RoleAssignmentRefusal;
import com.dashtam.events.identity.RoleAssignmentSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;

/** Lets a user have a role; access tokens that do not name it are void. */
public final class AssignRoleHandler
        implements CommandHandler<AssignRole, Unit, AssignRoleRefused> {

    private final Workflows workflows;
    private final Users users;

    public AssignRoleHandler(Workflows workflows, Users users) {
        this.workflows = workflows;
        this.users = users;
    }

    @Override
    public Result<Unit, AssignRoleRefused> handle(AssignRole command, Caller caller) {
        String role = command.role().text();
        return workflows
                .start(
                        IdentityWorkflows.ROLE_ASSIGNMENT,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(new RoleAssignmentAttempted(command.userId(), role, command.by()))
                .run(() -> change(command))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, RoleAssignmentRefusal.internal_error));
    }

    private Outcome<Unit, RoleAssignmentSucceeded, AssignRoleRefused> change(AssignRole command) {
        if (!users.lock(command.userId())) {
            return Outcome.refused(AssignRoleRefused.USER_UNKNOWN);
        }
        if (!users.grantRole(command.userId(), command.role())) {
            return Outcome.refused(AssignRoleRefused.ALREADY_HELD);
        }
        return Outcome.done(
                Unit.DONE,
                new RoleAssignmentSucceeded(command.userId(), command.role().text(), command.by()),
                TokenFacts.versionRaised(
                        command.userId(), users.raiseTokenVersion(command.userId())));
    }

    private static RoleAssignmentFailed failed(AssignRole command, RoleAssignmentRefusal reason) {
        return new RoleAssignmentFailed(
                command.userId(), command.role().text(), command.by(), reason);
    }
}

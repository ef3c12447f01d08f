package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.RoleRevocationAttempted;
import com.dashtam.events.identity.RoleRevocationFailed;
import com.dashtam.events.identity.RoleRevocationRefusal;
import com.dashtam.events.identity.RoleRevocationSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;

/** Takes a role from a user; access tokens that name it are void. */
public final class RevokeRoleHandler
        implements CommandHandler<RevokeRole, Unit, RevokeRoleRefused> {

    private final Workflows workflows;
    private final Users users;

    public RevokeRoleHandler(Workflows workflows, Users users) {
        this.workflows = workflows;
        this.users = users;
    }

    @Override
    public Result<Unit, RevokeRoleRefused> handle(RevokeRole command, Caller caller) {
        String role = command.role().text();
        return workflows
                .start(
                        IdentityWorkflows.ROLE_REVOCATION,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(new RoleRevocationAttempted(command.userId(), role, command.by()))
                .run(() -> change(command))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, RoleRevocationRefusal.internal_error));
    }

    private Outcome<Unit, RoleRevocationSucceeded, RevokeRoleRefused> change(RevokeRole command) {
        if (command.role() == Role.ADMIN && command.userId().equals(command.by())) {
            return Outcome.refused(RevokeRoleRefused.OWN_ROLE);
        }
        if (!users.lock(command.userId())) {
            return Outcome.refused(RevokeRoleRefused.USER_UNKNOWN);
        }
        if (!users.revokeRole(command.userId(), command.role())) {
            return Outcome.refused(RevokeRoleRefused.NOT_HELD);
        }
        return Outcome.done(
                Unit.DONE,
                new RoleRevocationSucceeded(command.userId(), command.role().text(), command.by()),
                TokenFacts.versionRaised(
                        command.userId(), users.raiseTokenVersion(command.userId())));
    }

    private static RoleRevocationFailed failed(RevokeRole command, RoleRevocationRefusal reason) {
        return new RoleRevocationFailed(
                command.userId(), command.role().text(), command.by(), reason);
    }
}

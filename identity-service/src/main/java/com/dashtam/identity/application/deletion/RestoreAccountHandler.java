package com.dashtam.identity.application.deletion;

import static com.dashtam.identity.application.deletion.AccountRestorationRefused.TOKEN_ALREADY_USED;
import static com.dashtam.identity.application.deletion.AccountRestorationRefused.TOKEN_EXPIRED;
import static com.dashtam.identity.application.deletion.AccountRestorationRefused.TOKEN_UNKNOWN;

import com.dashtam.events.identity.UserDeletionFailed;
import com.dashtam.events.identity.UserDeletionRefusal;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;

/** Calls a planned deletion off; the user may sign in again. */
public final class RestoreAccountHandler
        implements CommandHandler<RestoreAccount, Unit, AccountRestorationRefused> {

    private static final Purpose PURPOSE = Purpose.RESTORE_ACCOUNT;

    private final Workflows workflows;
    private final Transactions transactions;
    private final Users users;
    private final UserDeletions deletions;
    private final MailedTokens mailedTokens;
    private final InstantSource clock;

    public RestoreAccountHandler(
            Workflows workflows,
            Transactions transactions,
            Users users,
            UserDeletions deletions,
            MailedTokens mailedTokens,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.users = users;
        this.deletions = deletions;
        this.mailedTokens = mailedTokens;
        this.clock = clock;
    }

    @Override
    public Result<Unit, AccountRestorationRefused> handle(RestoreAccount command, Caller caller) {
        return transactions.inTransaction(() ->
                mailedTokens
                        .find(command.token().hash(), PURPOSE)
                        .filter(promise -> users.lock(promise.userId()))
                        .map(this::restore)
                        .orElseGet(() -> Result.err(TOKEN_UNKNOWN)));
    }

    private Result<Unit, AccountRestorationRefused> restore(MailedToken promise) {
        Instant now = clock.instant();
        if (promise.isUsed()) {
            return Result.err(TOKEN_ALREADY_USED);
        }
        if (promise.isExpired(now)) {
            return Result.err(TOKEN_EXPIRED);
        }
        return deletions
                .ofUser(promise.userId())
                .filter(deletion -> deletions.withdraw(deletion.id()))
                .map(deletion -> reopen(deletion, now))
                .orElseGet(() -> Result.err(TOKEN_EXPIRED));
    }

    private Result<Unit, AccountRestorationRefused> reopen(UserDeletion deletion, Instant now) {
        mailedTokens.voidAll(deletion.userId(), PURPOSE, now);
        users.reactivate(deletion.userId());
        workflows.fail(
                AccountWorkflows.USER_DELETION,
                deletion.run(),
                new UserDeletionFailed(
                        deletion.userId(), deletion.id(), UserDeletionRefusal.cancelled));
        return Result.ok(Unit.DONE);
    }
}

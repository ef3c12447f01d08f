package com.dashtam.identity.application.deletion;

import com.dashtam.events.identity.UserDeletionAttempted;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.application.session.SessionFacts;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Closes an account at once, and plans its deletion. */
public final class RequestDeletionHandler
        implements CommandHandler<RequestDeletion, UserDeletion, DeletionRequestRefused> {

    private final Workflows workflows;
    private final Transactions transactions;
    private final RecentAuthentication recent;
    private final OpenAffairs affairs;
    private final Users users;
    private final Sessions sessions;
    private final MailedTokens mailedTokens;
    private final UserDeletions deletions;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration grace;

    public RequestDeletionHandler(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            OpenAffairs affairs,
            Users users,
            Sessions sessions,
            MailedTokens mailedTokens,
            UserDeletions deletions,
            Ids ids,
            InstantSource clock,
            Duration grace) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.recent = recent;
        this.affairs = affairs;
        this.users = users;
        this.sessions = sessions;
        this.mailedTokens = mailedTokens;
        this.deletions = deletions;
        this.ids = ids;
        this.clock = clock;
        this.grace = grace;
    }

    @Override
    public Result<UserDeletion, DeletionRequestRefused> handle(
            RequestDeletion command, Caller caller) {
        if (!recent.covers(command.sessionId())) {
            return Result.err(DeletionRequestRefused.STEP_UP_REQUIRED);
        }
        UUID user = command.userId();
        return transactions.inTransaction(() ->
                users.lock(user)
                        ? Result.ok(deletions.ofUser(user).orElseGet(() -> plan(user, caller)))
                        : Result.err(DeletionRequestRefused.USER_UNKNOWN));
    }

    private UserDeletion plan(UUID user, Caller caller) {
        Instant now = clock.instant();
        UUID id = ids.next();
        Instant due = now.plus(grace);
        var run =
                workflows.open(
                        AccountWorkflows.USER_DELETION,
                        caller,
                        new EventKey.User(user),
                        new UserDeletionAttempted(user, id, due));
        var deletion = UserDeletion.requested(id, user, now, due, run);
        deletions.add(deletion);
        close(deletion, now);
        return deletion;
    }

    private void close(UserDeletion deletion, Instant now) {
        UUID user = deletion.userId();
        users.deactivate(user, now);
        affairs.end(user);
        mailedTokens.voidAll(user, Purpose.RESET_PASSWORD, now);
        var ended = sessions.endAll(user, Optional.empty(), EndReason.ACCOUNT_DELETED, now);
        SessionFacts.ended(user, ended, EndReason.ACCOUNT_DELETED)
                .forEach(fact -> workflows.record(fact, deletion.run()));
    }
}

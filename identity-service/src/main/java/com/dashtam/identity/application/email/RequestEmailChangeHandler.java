package com.dashtam.identity.application.email;

import static com.dashtam.identity.application.email.EmailChangeRequestRefused.ADDRESS_IN_USE_BY_SELF;
import static com.dashtam.identity.application.email.EmailChangeRequestRefused.STEP_UP_REQUIRED;
import static com.dashtam.identity.application.email.EmailChangeRequestRefused.TOO_MANY_REQUESTS;
import static com.dashtam.identity.application.email.EmailChangeRequestRefused.USER_UNKNOWN;

import com.dashtam.events.identity.EmailChangeAttempted;
import com.dashtam.events.identity.EmailChangeRefusal;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Begins a change of address. Whether the wanted address is taken is not looked at: the answer
 * would tell who has an account.
 */
public final class RequestEmailChangeHandler
        implements CommandHandler<RequestEmailChange, EmailChange, EmailChangeRequestRefused> {

    private final Workflows workflows;
    private final Transactions transactions;
    private final RecentAuthentication recent;
    private final Users users;
    private final EmailChanges changes;
    private final AbandonedChanges abandoned;
    private final Ids ids;
    private final InstantSource clock;

    public RequestEmailChangeHandler(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            Users users,
            EmailChanges changes,
            AbandonedChanges abandoned,
            Ids ids,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.recent = recent;
        this.users = users;
        this.changes = changes;
        this.abandoned = abandoned;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<EmailChange, EmailChangeRequestRefused> handle(
            RequestEmailChange command, Caller caller) {
        if (!recent.covers(command.sessionId())) {
            return Result.err(STEP_UP_REQUIRED);
        }
        return transactions.inTransaction(() ->
                users.lock(command.userId())
                        ? request(
                                users.find(command.userId()).orElseThrow(),
                                command.wanted(),
                                caller)
                        : Result.err(USER_UNKNOWN));
    }

    private Result<EmailChange, EmailChangeRequestRefused> request(
            User user, Email wanted, Caller caller) {
        if (wanted.equals(user.email())) {
            return Result.err(ADDRESS_IN_USE_BY_SELF);
        }
        Instant now = clock.instant();
        int asked = changes.countSince(user.id(), now.minus(EmailChange.WINDOW));
        if (asked >= EmailChange.MAX_REQUESTS) {
            return Result.err(TOO_MANY_REQUESTS);
        }
        abandoned.endOpen(user.id(), EmailChangeRefusal.superseded);
        return Result.ok(begun(user, wanted, caller, now));
    }

    private EmailChange begun(User user, Email wanted, Caller caller, Instant now) {
        var id = ids.next();
        var run =
                workflows.open(
                        AccountWorkflows.EMAIL_CHANGE,
                        caller,
                        new EventKey.User(user.id()),
                        new EmailChangeAttempted(user.id(), id, wanted.value()));
        var change = EmailChange.requested(id, user.id(), wanted, run, now);
        changes.add(change);
        return change;
    }
}

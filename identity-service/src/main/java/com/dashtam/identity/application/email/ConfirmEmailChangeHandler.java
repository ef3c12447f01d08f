package com.dashtam.identity.application.email;

import static com.dashtam.identity.application.email.ConfirmationRefused.EMAIL_TAKEN;
import static com.dashtam.identity.application.email.ConfirmationRefused.TOKEN_ALREADY_USED;
import static com.dashtam.identity.application.email.ConfirmationRefused.TOKEN_EXPIRED;
import static com.dashtam.identity.application.email.ConfirmationRefused.TOKEN_UNKNOWN;

import com.dashtam.events.identity.EmailChangeConfirmed;
import com.dashtam.events.identity.EmailChangeFailed;
import com.dashtam.events.identity.EmailChangeRefusal;
import com.dashtam.events.identity.EmailChangeSide;
import com.dashtam.events.identity.EmailChangeSucceeded;
import com.dashtam.events.identity.UserEmailChanged;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.email.EmailChange.State;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.email.EmailChanges.Confirmation;
import com.dashtam.identity.domain.email.Side;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Counts one address of a change as confirmed; the second changes the address. */
public final class ConfirmEmailChangeHandler
        implements CommandHandler<ConfirmEmailChange, Boolean, ConfirmationRefused> {

    private final Workflows workflows;
    private final Transactions transactions;
    private final Users users;
    private final EmailChanges changes;
    private final MailedTokens mailedTokens;
    private final InstantSource clock;

    public ConfirmEmailChangeHandler(
            Workflows workflows,
            Transactions transactions,
            Users users,
            EmailChanges changes,
            MailedTokens mailedTokens,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.users = users;
        this.changes = changes;
        this.mailedTokens = mailedTokens;
        this.clock = clock;
    }

    /** True once the account has the other address. */
    @Override
    public Result<Boolean, ConfirmationRefused> handle(ConfirmEmailChange command, Caller caller) {
        return transactions.inTransaction(() ->
                locked(command.token().hash())
                        .map(this::confirm)
                        .orElseGet(() -> Result.err(TOKEN_UNKNOWN)));
    }

    /** As it is once nobody else can act for the user. */
    private Optional<Confirmation> locked(TokenHash token) {
        return changes.findByToken(token)
                .filter(found -> users.lock(found.change().userId()))
                .flatMap(_ -> changes.findByToken(token));
    }

    private Result<Boolean, ConfirmationRefused> confirm(Confirmation confirmation) {
        EmailChange change = confirmation.change();
        Side side = confirmation.side();
        Instant now = clock.instant();
        if (change.state() == State.COMPLETED || change.confirmed().contains(side)) {
            return Result.err(TOKEN_ALREADY_USED);
        }
        if (!change.isOpen(now) || !changes.confirm(change.id(), side, now)) {
            return Result.err(TOKEN_EXPIRED);
        }
        workflows.record(
                Fact.about(
                        change.userId(),
                        new EmailChangeConfirmed(
                                change.userId(),
                                change.id(),
                                EmailChangeSide.valueOf(side.text()))),
                change.run());
        return change.isCompletedBy(side) ? complete(change, now) : Result.ok(false);
    }

    private Result<Boolean, ConfirmationRefused> complete(EmailChange change, Instant now) {
        User before = users.find(change.userId()).orElseThrow();
        if (!users.changeEmail(before.id(), change.wanted())) {
            return fail(change, now);
        }
        end(change, State.COMPLETED, now);
        mailedTokens.voidAll(before.id(), Purpose.RESET_PASSWORD, now);
        String wanted = change.wanted().value();
        workflows.succeed(
                AccountWorkflows.EMAIL_CHANGE,
                change.run(),
                new EmailChangeSucceeded(before.id(), change.id(), before.email().value(), wanted));
        workflows.record(
                Fact.about(before.id(), new UserEmailChanged(before.id(), wanted)), change.run());
        return Result.ok(true);
    }

    /** Told to somebody who has read the mail to that address, and may know it. */
    private Result<Boolean, ConfirmationRefused> fail(EmailChange change, Instant now) {
        end(change, State.ABANDONED, now);
        workflows.fail(
                AccountWorkflows.EMAIL_CHANGE,
                change.run(),
                new EmailChangeFailed(
                        change.userId(), change.id(), EmailChangeRefusal.email_taken));
        return Result.err(EMAIL_TAKEN);
    }

    private void end(EmailChange change, State state, Instant now) {
        if (!changes.end(change.id(), state, now)) {
            throw new IllegalStateException("the change ended while its user was locked");
        }
    }
}

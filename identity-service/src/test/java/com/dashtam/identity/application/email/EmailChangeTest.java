package com.dashtam.identity.application.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.EmailChangeAttempted;
import com.dashtam.events.identity.EmailChangeConfirmed;
import com.dashtam.events.identity.EmailChangeFailed;
import com.dashtam.events.identity.EmailChangeRefusal;
import com.dashtam.events.identity.EmailChangeSide;
import com.dashtam.events.identity.EmailChangeSucceeded;
import com.dashtam.events.identity.UserEmailChanged;
import com.dashtam.identity.application.mail.AddressCorrespondence;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.DirectTransactions;
import com.dashtam.identity.fixture.InMemoryEmailChanges;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailChangeTest {

    private final World world = new World();
    private final User user = world.member();
    private final UUID session = sessionOf(user);
    private final Email wanted = World.anyEmail();
    private final InMemoryEmailChanges changes = new InMemoryEmailChanges();
    private final DirectTransactions transactions = new DirectTransactions();
    private final RequestEmailChangeHandler request =
            new RequestEmailChangeHandler(
                    world.workflows,
                    transactions,
                    new RecentAuthentication(world.sessions, world.clock),
                    world.users,
                    changes,
                    new AbandonedChanges(world.workflows, changes, world.clock),
                    world.ids,
                    world.clock);
    private final ConfirmEmailChangeHandler confirm =
            new ConfirmEmailChangeHandler(
                    world.workflows,
                    transactions,
                    world.users,
                    changes,
                    world.mailedTokens,
                    world.clock);
    private final ExpireEmailChanges expire =
            new ExpireEmailChanges(world.workflows, transactions, changes, world.clock);
    private final AddressCorrespondence correspondence =
            new AddressCorrespondence(
                    world.users, changes, world.letters, world.random, world.clock);

    private UUID sessionOf(User member) {
        world.signedIn(member);
        return world.sessions.activeOfUser(member.id(), world.clock.instant(), 1).getFirst().id();
    }

    private Result<EmailChange, EmailChangeRequestRefused> request(Email address) {
        return request.handle(new RequestEmailChange(user.id(), session, address), World.STRANGER);
    }

    private EmailChange requested(Email address) {
        return switch (request(address)) {
            case Result.Ok(var change) -> change;
            case Result.Err(var refusal) -> throw new AssertionError(refusal);
        };
    }

    /** Has the letters of a change sent, and answers with its tokens: of the old address first. */
    private OneTimeToken[] tokensOf(EmailChange change) {
        int before = world.letters.sent().size();
        correspondence.on(
                new EmailChangeAttempted(user.id(), change.id(), change.wanted().value()));
        return world.letters.sent().stream()
                .skip(before)
                .map(letter ->
                        letter instanceof Letter.ConfirmAddressChange toOld
                                ? toOld.token()
                                : ((Letter.ConfirmNewAddress) letter).token())
                .toArray(OneTimeToken[]::new);
    }

    private Result<Boolean, ConfirmationRefused> confirm(OneTimeToken token) {
        return confirm.handle(new ConfirmEmailChange(token), World.STRANGER);
    }

    private Email address() {
        return world.users.find(user.id()).orElseThrow().email();
    }

    @Test
    void changesTheAddressOnceBothHaveAgreed() {
        var change = requested(wanted);
        var tokens = tokensOf(change);

        assertThat(confirm(tokens[1])).isEqualTo(Result.ok(false));
        assertThat(address()).isEqualTo(user.email());
        assertThat(confirm(tokens[0])).isEqualTo(Result.ok(true));

        assertThat(address()).isEqualTo(wanted);
        assertThat(world.workflows.events())
                .containsExactly(
                        new EmailChangeAttempted(user.id(), change.id(), wanted.value()),
                        new EmailChangeConfirmed(user.id(), change.id(), EmailChangeSide.wanted),
                        new EmailChangeConfirmed(user.id(), change.id(), EmailChangeSide.current),
                        new EmailChangeSucceeded(
                                user.id(), change.id(), user.email().value(), wanted.value()),
                        new UserEmailChanged(user.id(), wanted.value()));
        assertThat(world.sessions.countActive(user.id(), world.clock.instant())).isOne();
    }

    @Test
    void voidsTokensThatTheOldAddressHasForThePassword() {
        var reset = world.mailed(Purpose.RESET_PASSWORD, user);
        for (var token : tokensOf(requested(wanted))) {
            assertThat(confirm(token)).isInstanceOf(Result.Ok.class);
        }

        assertThat(world.mailedTokens.find(reset.hash(), Purpose.RESET_PASSWORD).orElseThrow())
                .matches(token -> token.isUsed());
    }

    @Test
    void takesAnAnswerOnce() {
        var tokens = tokensOf(requested(wanted));
        assertThat(confirm(tokens[0])).isEqualTo(Result.ok(false));

        assertThat(confirm(tokens[0]))
                .isEqualTo(Result.err(ConfirmationRefused.TOKEN_ALREADY_USED));
        assertThat(confirm(OneTimeToken.mint(world.random)))
                .isEqualTo(Result.err(ConfirmationRefused.TOKEN_UNKNOWN));
        assertThat(address()).isEqualTo(user.email());
    }

    @Test
    void takesNoAnswerToARequestThatALaterOneReplaced() {
        var first = requested(wanted);
        var old = tokensOf(first);
        var second = requested(World.anyEmail());

        assertThat(confirm(old[1])).isEqualTo(Result.err(ConfirmationRefused.TOKEN_EXPIRED));
        assertThat(world.workflows.events())
                .containsExactly(
                        new EmailChangeAttempted(user.id(), first.id(), wanted.value()),
                        new EmailChangeFailed(user.id(), first.id(), EmailChangeRefusal.superseded),
                        new EmailChangeAttempted(user.id(), second.id(), second.wanted().value()));
        assertThat(tokensOf(first)).isEmpty();
    }

    @Test
    void expiresAfterADay() {
        var change = requested(wanted);
        var tokens = tokensOf(change);
        assertThat(confirm(tokens[0])).isEqualTo(Result.ok(false));
        assertThat(expire.run(10)).isZero();
        world.clock.forward(EmailChange.LIFE);

        assertThat(confirm(tokens[1])).isEqualTo(Result.err(ConfirmationRefused.TOKEN_EXPIRED));
        assertThat(expire.run(10)).isOne();
        assertThat(expire.run(10)).isZero();

        assertThat(world.workflows.events())
                .endsWith(
                        new EmailChangeFailed(user.id(), change.id(), EmailChangeRefusal.expired));
        assertThat(address()).isEqualTo(user.email());
    }

    @Test
    void doesNotTellWhoeverAsksThatTheAddressIsTaken() {
        var owner = world.member();

        var change = requested(owner.email());

        correspondence.on(new EmailChangeAttempted(user.id(), change.id(), owner.email().value()));
        assertThat(world.letters.sent())
                .hasSize(2)
                .anyMatch(letter -> letter instanceof Letter.ConfirmAddressChange)
                .contains(new Letter.AddressWanted(owner.email()));
    }

    @Test
    void failsWhenSomebodyElseWasFaster() {
        var change = requested(wanted);
        var tokens = tokensOf(change);
        assertThat(confirm(tokens[0])).isEqualTo(Result.ok(false));
        assertThat(world.users.changeEmail(world.member().id(), wanted)).isTrue();

        assertThat(confirm(tokens[1])).isEqualTo(Result.err(ConfirmationRefused.EMAIL_TAKEN));

        assertThat(world.workflows.events())
                .endsWith(
                        new EmailChangeFailed(
                                user.id(), change.id(), EmailChangeRefusal.email_taken));
        assertThat(address()).isEqualTo(user.email());
    }

    @Test
    void refusesTheAddressThatTheUserHas() {
        assertThat(request(user.email()))
                .isEqualTo(Result.err(EmailChangeRequestRefused.ADDRESS_IN_USE_BY_SELF));
        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void takesThreeRequestsAnHour() {
        for (int i = 0; i < EmailChange.MAX_REQUESTS; i++) {
            assertThat(request(World.anyEmail())).isInstanceOf(Result.Ok.class);
        }
        assertThat(request(wanted))
                .isEqualTo(Result.err(EmailChangeRequestRefused.TOO_MANY_REQUESTS));
    }

    @Test
    void asksForARecentSignIn() {
        world.clock.forward(Duration.ofHours(1));

        assertThat(request(wanted))
                .isEqualTo(Result.err(EmailChangeRequestRefused.STEP_UP_REQUIRED));
        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void tellsBothAddressesOfTheChange() {
        correspondence.on(
                new EmailChangeSucceeded(
                        user.id(), UUID.randomUUID(), user.email().value(), wanted.value()));

        assertThat(world.letters.sent())
                .containsExactly(
                        new Letter.AddressChanged(wanted, wanted),
                        new Letter.AddressChanged(user.email(), wanted));
    }
}

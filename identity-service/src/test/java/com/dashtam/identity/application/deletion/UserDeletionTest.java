package com.dashtam.identity.application.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.EmailChangeAttempted;
import com.dashtam.events.identity.EmailChangeFailed;
import com.dashtam.events.identity.EmailChangeRefusal;
import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.events.identity.UserDeletionAttempted;
import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.events.identity.UserDeletionFailed;
import com.dashtam.events.identity.UserDeletionOverdue;
import com.dashtam.events.identity.UserDeletionRefusal;
import com.dashtam.events.identity.UserDeletionSucceeded;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.application.email.AbandonedChanges;
import com.dashtam.identity.application.export.AbandonedExports;
import com.dashtam.identity.application.mail.DeletionCorrespondence;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.application.session.SignInRefused;
import com.dashtam.identity.domain.deletion.DataHolder;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.DirectTransactions;
import com.dashtam.identity.fixture.InMemoryDataExports;
import com.dashtam.identity.fixture.InMemoryEmailChanges;
import com.dashtam.identity.fixture.InMemoryUserDeletions;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserDeletionTest {

    private static final Duration GRACE = Duration.ofDays(14);
    private static final Duration ANSWER_LIMIT = Duration.ofHours(24);

    private final World world = new World();
    private final User user = world.member();
    private final UUID session = sessionOf(user);
    private final DirectTransactions transactions = new DirectTransactions();
    private final InMemoryEmailChanges changes = new InMemoryEmailChanges();
    private final InMemoryUserDeletions deletions = new InMemoryUserDeletions(world.users);
    private final RequestDeletionHandler request =
            new RequestDeletionHandler(
                    world.workflows,
                    transactions,
                    new RecentAuthentication(world.sessions, world.clock),
                    new OpenAffairs(
                            new AbandonedChanges(world.workflows, changes, world.clock),
                            new AbandonedExports(
                                    world.workflows, new InMemoryDataExports(), world.clock)),
                    world.users,
                    world.sessions,
                    world.mailedTokens,
                    deletions,
                    world.ids,
                    world.clock,
                    GRACE);
    private final RestoreAccountHandler restore =
            new RestoreAccountHandler(
                    world.workflows,
                    transactions,
                    world.users,
                    deletions,
                    world.mailedTokens,
                    world.clock);
    private final BeginDueDeletions begin =
            new BeginDueDeletions(world.workflows, transactions, deletions, world.clock);
    private final ReportOverdueDeletions report =
            new ReportOverdueDeletions(
                    world.workflows, transactions, deletions, world.clock, ANSWER_LIMIT);
    private final RecordErasure erasure = new RecordErasure(world.workflows, deletions);
    private final DeletionCorrespondence correspondence =
            new DeletionCorrespondence(
                    world.users,
                    deletions,
                    world.mailedTokens,
                    world.letters,
                    world.random,
                    world.clock);

    private UUID sessionOf(User member) {
        world.signedIn(member);
        return world.sessions.activeOfUser(member.id(), world.clock.instant(), 1).getFirst().id();
    }

    private Result<UserDeletion, DeletionRequestRefused> request() {
        return request.handle(new RequestDeletion(user.id(), session), World.STRANGER);
    }

    private UserDeletion requested() {
        return switch (request()) {
            case Result.Ok(var deletion) -> deletion;
            case Result.Err(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private UserDeletion begun() {
        var deletion = requested();
        world.clock.forward(GRACE);
        assertThat(begin.run(10)).isOne();
        world.workflows.forget();
        return deletion;
    }

    private UserDeletionAttempted attempted(UserDeletion deletion) {
        return new UserDeletionAttempted(user.id(), deletion.id(), deletion.dueAt());
    }

    private OneTimeToken mailed(UserDeletion deletion) {
        correspondence.on(attempted(deletion));
        return ((Letter.DeletionPlanned) world.letters.sent().getLast()).token();
    }

    private Result<Unit, AccountRestorationRefused> restore(OneTimeToken token) {
        return restore.handle(new RestoreAccount(token), World.STRANGER);
    }

    @Test
    void closesTheAccountAtOnce() {
        var deletion = requested();

        assertThat(deletion.dueAt()).isEqualTo(world.clock.instant().plus(GRACE));
        assertThat(world.sessions.countActive(user.id(), world.clock.instant())).isZero();
        assertThat(world.signIn(user, World.PASSWORD))
                .isEqualTo(Result.err(SignInRefused.ACCOUNT_INACTIVE));
        assertThat(world.workflows.events())
                .startsWith(
                        attempted(deletion),
                        new SessionEnded(user.id(), session, SessionEnd.account_deleted));
    }

    @Test
    void asksForARecentSignIn() {
        world.clock.forward(Duration.ofHours(1));

        assertThat(request()).isEqualTo(Result.err(DeletionRequestRefused.STEP_UP_REQUIRED));
        assertThat(world.users.find(user.id()).orElseThrow().active()).isTrue();
        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void plansOneDeletionHoweverOftenItIsAskedFor() {
        var deletion = requested();
        // As if a second request had got past the end of the session.
        assertThat(requested()).isEqualTo(deletion);
        assertThat(world.workflows.events()).containsOnlyOnce(attempted(deletion));
    }

    @Test
    void abandonsAChangeOfAddress() {
        var id = UUID.randomUUID();
        var run =
                world.workflows.open(
                        AccountWorkflows.EMAIL_CHANGE,
                        World.STRANGER,
                        new EventKey.User(user.id()),
                        new EmailChangeAttempted(user.id(), id, "a@example.org"));
        changes.add(
                EmailChange.requested(id, user.id(), World.anyEmail(), run, world.clock.instant()));

        requested();

        assertThat(world.workflows.events())
                .contains(new EmailChangeFailed(user.id(), id, EmailChangeRefusal.account_deleted));
    }

    @Test
    void isCalledOffByTheTokenFromTheMail() {
        var deletion = requested();
        var token = mailed(deletion);

        assertThat(restore(token)).isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.users.find(user.id()).orElseThrow().active()).isTrue();
        assertThat(world.workflows.events())
                .endsWith(
                        new UserDeletionFailed(
                                user.id(), deletion.id(), UserDeletionRefusal.cancelled));
        assertThat(restore(token))
                .isEqualTo(Result.err(AccountRestorationRefused.TOKEN_ALREADY_USED));
        world.clock.forward(GRACE);
        assertThat(begin.run(10)).isZero();
    }

    @Test
    void canBeCalledOffNoMoreOnceItIsDue() {
        var token = mailed(requested());
        world.clock.forward(GRACE);

        assertThat(restore(token)).isEqualTo(Result.err(AccountRestorationRefused.TOKEN_EXPIRED));
        assertThat(restore(OneTimeToken.mint(world.random)))
                .isEqualTo(Result.err(AccountRestorationRefused.TOKEN_UNKNOWN));
        assertThat(world.users.find(user.id()).orElseThrow().active()).isFalse();
    }

    @Test
    void sendsNothingAboutADeletionThatWasCalledOff() {
        var deletion = requested();
        assertThat(restore(mailed(deletion))).isInstanceOf(Result.Ok.class);
        int before = world.letters.sent().size();

        correspondence.on(attempted(deletion));

        assertThat(world.letters.sent()).hasSize(before);
    }

    @Test
    void tellsTheServicesOnceTheGracePeriodIsOver() {
        var deletion = requested();
        assertThat(begin.run(10)).isZero();
        world.clock.forward(GRACE);

        assertThat(begin.run(10)).isOne();
        assertThat(begin.run(10)).isZero();

        assertThat(world.workflows.events())
                .endsWith(new UserDeletionDue(user.id(), deletion.id()));
        assertThat(world.users.find(user.id())).isPresent();
    }

    @Test
    void erasesTheAccountWithTheLastAnswer() {
        var deletion = begun();
        erasure.by(DataHolder.AUDIT, deletion.id());
        erasure.by(DataHolder.SYNC, deletion.id());
        erasure.by(DataHolder.SYNC, deletion.id());
        assertThat(world.users.find(user.id())).isPresent();

        erasure.by(DataHolder.PROVIDER, deletion.id());
        erasure.by(DataHolder.PROVIDER, deletion.id());

        assertThat(world.users.find(user.id())).isEmpty();
        assertThat(world.workflows.events())
                .containsExactly(new UserDeletionSucceeded(user.id(), deletion.id()));
    }

    @Test
    void takesNoAnswerBeforeItHasAsked() {
        var deletion = requested();
        for (DataHolder holder : DataHolder.values()) {
            erasure.by(holder, deletion.id());
        }
        assertThat(world.users.find(user.id())).isPresent();
    }

    @Test
    void namesTheServicesThatDoNotAnswerOnce() {
        var deletion = begun();
        erasure.by(DataHolder.SYNC, deletion.id());
        world.clock.forward(ANSWER_LIMIT);
        assertThat(report.run(10)).isZero();
        world.clock.forward(Duration.ofSeconds(1));

        assertThat(report.run(10)).isOne();
        assertThat(report.run(10)).isZero();

        assertThat(world.workflows.events())
                .containsExactlyInAnyOrder(
                        new UserDeletionOverdue(user.id(), deletion.id(), "provider-service"),
                        new UserDeletionOverdue(user.id(), deletion.id(), "audit-service"));
    }

    @Test
    void tellsTheUserThatTheAccountStays() {
        correspondence.on(
                new UserDeletionFailed(
                        user.id(), UUID.randomUUID(), UserDeletionRefusal.cancelled));

        assertThat(world.letters.sent()).containsExactly(new Letter.AccountRestored(user.email()));
    }
}

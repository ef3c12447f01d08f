package com.dashtam.identity.application.mfa;

import static com.dashtam.identity.fixture.PlainPasskeyVerification.attestation;
import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.MfaEnableRefusal;
import com.dashtam.events.identity.MfaFactor;
import com.dashtam.events.identity.RecoveryCodeGenerationAttempted;
import com.dashtam.events.identity.RecoveryCodeGenerationSucceeded;
import com.dashtam.events.identity.UserMfaDisableAttempted;
import com.dashtam.events.identity.UserMfaDisableSucceeded;
import com.dashtam.events.identity.UserMfaEnableAttempted;
import com.dashtam.events.identity.UserMfaEnableFailed;
import com.dashtam.events.identity.UserMfaEnableSucceeded;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyRegistration;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.mfa.Totp;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.NoTransactions;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Adding and removing factors. */
class FactorChangesTest {

    private final World world = new World();
    private final User user = world.member();
    private final UUID session = signIn();
    private final StartTotpEnrollmentHandler startTotp =
            new StartTotpEnrollmentHandler(
                    new NoTransactions(),
                    world.users,
                    world.totp,
                    world.recent,
                    world.ids,
                    world.random,
                    world.clock);
    private final ConfirmTotpEnrollmentHandler confirmTotp =
            new ConfirmTotpEnrollmentHandler(
                    world.workflows,
                    world.users,
                    world.totp,
                    world.factors,
                    world.recent,
                    world.clock);
    private final StartPasskeyRegistrationHandler startPasskey =
            new StartPasskeyRegistrationHandler(
                    new NoTransactions(),
                    world.users,
                    world.passkeys,
                    world.recent,
                    world.ids,
                    world.random,
                    world.clock);
    private final ConfirmPasskeyRegistrationHandler confirmPasskey =
            new ConfirmPasskeyRegistrationHandler(
                    world.workflows,
                    world.users,
                    world.passkeys,
                    new com.dashtam.identity.fixture.PlainPasskeyVerification(),
                    world.factors,
                    world.recent,
                    world.ids,
                    world.clock);
    private final RemoveFactorHandler remove =
            new RemoveFactorHandler(
                    world.workflows,
                    world.users,
                    world.totp,
                    world.passkeys,
                    world.factors,
                    world.recent);
    private final GenerateRecoveryCodesHandler generate =
            new GenerateRecoveryCodesHandler(
                    world.workflows, world.users, world.factors, world.recent);

    private UUID signIn() {
        world.signedIn(user);
        return world.sessions.ofUser(user.id(), 1).getFirst().id();
    }

    private static <T, E> T ok(Result<T, E> result) {
        return switch (result) {
            case Result.Ok(var value) -> value;
            case Result.Err(var error) -> throw new AssertionError("refused: " + error);
        };
    }

    private Result<TotpSetup, EnableRefused> startTotp() {
        return startTotp.handle(new StartTotpEnrollment(user.id(), session));
    }

    private String code(TotpEnrollment enrollment, int later) {
        return Totp.code(enrollment.secret(), Totp.stepAt(world.clock.instant()) + later);
    }

    private Result<EnabledFactor<Unit>, EnableRefused> confirm(UUID enrollment, String code) {
        return confirmTotp.handle(
                new ConfirmTotpEnrollment(user.id(), session, enrollment, code), STRANGER);
    }

    private List<RecoveryCode> haveAnApp() {
        var enrollment = ok(startTotp()).enrollment();
        return ok(confirm(enrollment.id(), code(enrollment, 0))).recoveryCodes();
    }

    private Result<EnabledFactor<Passkey>, EnableRefused> addPasskey(String credential) {
        var registration =
                ok(startPasskey.handle(new StartPasskeyRegistration(user.id(), session)))
                        .registration();
        return confirm(registration, registration, credential);
    }

    private Result<EnabledFactor<Passkey>, EnableRefused> confirm(
            PasskeyRegistration registration, PasskeyRegistration signed, String credential) {
        return confirmPasskey.handle(
                new ConfirmPasskeyRegistration(
                        user.id(),
                        session,
                        registration.id(),
                        "phone",
                        attestation(signed.challenge(), credential)),
                STRANGER);
    }

    @Test
    void addsAnAppOnceACodeOfItIsShownAndGivesTenRecoveryCodes() {
        assertThat(haveAnApp()).hasSize(RecoveryCode.COUNT);

        assertThat(world.factors.any(user.id())).isTrue();
        assertThat(world.recoveryCodes.countLeft(user.id())).isEqualTo(RecoveryCode.COUNT);
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserMfaEnableAttempted(user.id(), MfaFactor.totp),
                        new UserMfaEnableSucceeded(user.id(), MfaFactor.totp, null, true));
    }

    @Test
    void refusesAWrongCodeFiveTimesAndThenAnyCode() {
        var enrollment = ok(startTotp()).enrollment();
        for (int i = 0; i < TotpEnrollment.MAX_FAILURES; i++) {
            assertThat(confirm(enrollment.id(), code(enrollment, 1_000)))
                    .isEqualTo(Result.err(EnableRefused.CODE_WRONG));
        }

        assertThat(confirm(enrollment.id(), code(enrollment, 0)))
                .isEqualTo(Result.err(EnableRefused.TOO_MANY_FAILURES));
        assertThat(world.factors.any(user.id())).isFalse();
        assertThat(world.workflows.events())
                .contains(
                        new UserMfaEnableFailed(
                                user.id(), MfaFactor.totp, MfaEnableRefusal.code_wrong));
    }

    @Test
    void refusesAnEnrollmentThatIsUnknownOrTooOld() {
        var enrollment = ok(startTotp()).enrollment();

        assertThat(confirm(UUID.randomUUID(), code(enrollment, 0)))
                .isEqualTo(Result.err(EnableRefused.ENROLLMENT_UNKNOWN));
        world.clock.forward(TotpEnrollment.LIFE);
        world.sessions.reauthenticated(session, world.clock.instant());
        assertThat(confirm(enrollment.id(), code(enrollment, 0)))
                .isEqualTo(Result.err(EnableRefused.ENROLLMENT_EXPIRED));
    }

    @Test
    void refusesASecondApp() {
        var early = ok(startTotp()).enrollment();
        assertThat(ok(confirm(early.id(), code(early, 0))).recoveryCodes()).isNotEmpty();

        assertThat(startTotp()).isEqualTo(Result.err(EnableRefused.ALREADY_ENABLED));
    }

    @Test
    void refusesAnyChangeToWhoeverWasAuthenticatedLongAgo() {
        var enrollment = ok(startTotp()).enrollment();
        var registration =
                ok(startPasskey.handle(new StartPasskeyRegistration(user.id(), session)))
                        .registration();
        world.clock.forward(RecentAuthentication.MAX_AGE);

        assertThat(startTotp()).isEqualTo(Result.err(EnableRefused.STEP_UP_REQUIRED));
        assertThat(confirm(enrollment.id(), code(enrollment, 0)))
                .isEqualTo(Result.err(EnableRefused.STEP_UP_REQUIRED));
        assertThat(startPasskey.handle(new StartPasskeyRegistration(user.id(), session)))
                .isEqualTo(Result.err(EnableRefused.STEP_UP_REQUIRED));
        assertThat(confirm(registration, registration, "c"))
                .isEqualTo(Result.err(EnableRefused.STEP_UP_REQUIRED));
        assertThat(remove.handle(RemoveFactor.totp(user.id(), session), STRANGER))
                .isEqualTo(Result.err(DisableRefused.STEP_UP_REQUIRED));
        assertThat(generate.handle(new GenerateRecoveryCodes(user.id(), session), STRANGER))
                .isEqualTo(Result.err(RecoveryCodesRefused.STEP_UP_REQUIRED));
    }

    @Test
    void addsAPasskeyAndGivesRecoveryCodesWithTheFirstFactorAlone() {
        var first = ok(addPasskey("first"));
        var second = ok(addPasskey("second"));

        assertThat(first.recoveryCodes()).hasSize(RecoveryCode.COUNT);
        assertThat(second.recoveryCodes()).isEmpty();
        assertThat(world.workflows.events())
                .contains(
                        new UserMfaEnableSucceeded(
                                user.id(), MfaFactor.passkey, first.factor().id(), true),
                        new UserMfaEnableSucceeded(
                                user.id(), MfaFactor.passkey, second.factor().id(), false));
    }

    @Test
    void refusesAPasskeyThatSignedAnotherChallengeOrIsKnown() {
        var other =
                ok(startPasskey.handle(new StartPasskeyRegistration(user.id(), session)))
                        .registration();
        var registration =
                ok(startPasskey.handle(new StartPasskeyRegistration(user.id(), session)))
                        .registration();

        assertThat(confirm(registration, other, "mine"))
                .isEqualTo(Result.err(EnableRefused.ATTESTATION_INVALID));
        assertThat(confirm(other, other, "mine"))
                .isEqualTo(Result.err(EnableRefused.ENROLLMENT_UNKNOWN));
        assertThat(addPasskey("mine")).isInstanceOf(Result.Ok.class);
        assertThat(addPasskey("mine")).isEqualTo(Result.err(EnableRefused.PASSKEY_KNOWN));
    }

    @Test
    void refusesAPasskeyTooLateOrTooMany() {
        var registration =
                ok(startPasskey.handle(new StartPasskeyRegistration(user.id(), session)))
                        .registration();
        world.clock.forward(PasskeyRegistration.LIFE);
        assertThat(confirm(registration, registration, "late"))
                .isEqualTo(Result.err(EnableRefused.ENROLLMENT_EXPIRED));
        for (int i = 0; i < Passkey.MAX_PER_USER; i++) {
            assertThat(addPasskey("credential-" + i)).isInstanceOf(Result.Ok.class);
        }

        assertThat(startPasskey.handle(new StartPasskeyRegistration(user.id(), session)))
                .isEqualTo(Result.err(EnableRefused.TOO_MANY_PASSKEYS));
    }

    @Test
    void removesFactorsAndWithTheLastTheRecoveryCodes() {
        haveAnApp();
        UUID passkey = ok(addPasskey("mine")).factor().id();
        world.workflows.forget();

        assertThat(remove.handle(RemoveFactor.totp(user.id(), session), STRANGER))
                .isEqualTo(Result.ok(Unit.DONE));
        assertThat(world.recoveryCodes.countLeft(user.id())).isEqualTo(RecoveryCode.COUNT);
        assertThat(remove.handle(RemoveFactor.passkey(user.id(), session, passkey), STRANGER))
                .isEqualTo(Result.ok(Unit.DONE));

        assertThat(world.recoveryCodes.countLeft(user.id())).isZero();
        assertThat(world.workflows.events())
                .containsExactly(
                        new UserMfaDisableAttempted(user.id(), MfaFactor.totp, null),
                        new UserMfaDisableSucceeded(user.id(), MfaFactor.totp, null, false),
                        new UserMfaDisableAttempted(user.id(), MfaFactor.passkey, passkey),
                        new UserMfaDisableSucceeded(user.id(), MfaFactor.passkey, passkey, true));
    }

    @Test
    void removesNothingThatIsNotThere() {
        assertThat(remove.handle(RemoveFactor.totp(user.id(), session), STRANGER))
                .isEqualTo(Result.err(DisableRefused.FACTOR_UNKNOWN));
        assertThat(
                        remove.handle(
                                RemoveFactor.passkey(user.id(), session, UUID.randomUUID()),
                                STRANGER))
                .isEqualTo(Result.err(DisableRefused.FACTOR_UNKNOWN));
    }

    @Test
    void makesNewRecoveryCodesInPlaceOfTheOld() {
        RecoveryCode old = haveAnApp().getFirst();
        world.workflows.forget();

        var codes = ok(generate.handle(new GenerateRecoveryCodes(user.id(), session), STRANGER));

        assertThat(codes).hasSize(RecoveryCode.COUNT).doesNotContain(old);
        assertThat(world.recoveryCodes.use(user.id(), old.hash())).isFalse();
        assertThat(world.workflows.events())
                .containsExactly(
                        new RecoveryCodeGenerationAttempted(user.id()),
                        new RecoveryCodeGenerationSucceeded(user.id(), RecoveryCode.COUNT));
    }

    @Test
    void makesNoRecoveryCodesForWhoeverHasNoFactor() {
        assertThat(generate.handle(new GenerateRecoveryCodes(user.id(), session), STRANGER))
                .isEqualTo(Result.err(RecoveryCodesRefused.MFA_NOT_ENABLED));
    }
}

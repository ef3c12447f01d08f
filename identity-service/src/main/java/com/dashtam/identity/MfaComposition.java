package com.dashtam.identity;

import com.dashtam.identity.application.mfa.AnswerChallengeHandler;
import com.dashtam.identity.application.mfa.AnswerStepUpHandler;
import com.dashtam.identity.application.mfa.Challenging;
import com.dashtam.identity.application.mfa.ConfirmPasskeyRegistrationHandler;
import com.dashtam.identity.application.mfa.ConfirmTotpEnrollmentHandler;
import com.dashtam.identity.application.mfa.ExpiredChallenges;
import com.dashtam.identity.application.mfa.FactorProof;
import com.dashtam.identity.application.mfa.Factors;
import com.dashtam.identity.application.mfa.GenerateRecoveryCodesHandler;
import com.dashtam.identity.application.mfa.GetFactorsHandler;
import com.dashtam.identity.application.mfa.RemoveFactorHandler;
import com.dashtam.identity.application.mfa.RequestPasskeySignInHandler;
import com.dashtam.identity.application.mfa.RequestStepUpHandler;
import com.dashtam.identity.application.mfa.StartPasskeyRegistrationHandler;
import com.dashtam.identity.application.mfa.StartTotpEnrollmentHandler;
import com.dashtam.identity.application.session.Reauthentication;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.application.session.SessionOpening;
import com.dashtam.identity.domain.mfa.PasskeyVerification;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.RecoveryCodes;
import com.dashtam.identity.domain.mfa.RelyingParty;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.identity.presentation.http.mfa.ChallengeController;
import com.dashtam.identity.presentation.http.mfa.ChallengeViews;
import com.dashtam.identity.presentation.http.mfa.MfaController;
import com.dashtam.identity.presentation.http.mfa.PasskeyOptions;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Joins the use cases about second factors to their ports. */
@Configuration(proxyBeanMethods = false)
@Import({ChallengeController.class, MfaController.class})
class MfaComposition {

    @Bean
    Factors factors(
            TotpFactors totp,
            Passkeys passkeys,
            RecoveryCodes recoveryCodes,
            RandomGenerator random) {
        return new Factors(totp, passkeys, recoveryCodes, random);
    }

    @Bean
    FactorProof factorProof(
            TotpFactors totp,
            RecoveryCodes recoveryCodes,
            Passkeys passkeys,
            PasskeyVerification verification) {
        return new FactorProof(totp, recoveryCodes, passkeys, verification);
    }

    @Bean
    Challenging challenging(SessionChallenges challenges, Factors factors, RandomGenerator random) {
        return new Challenging(challenges, factors, random);
    }

    @Bean
    ExpiredChallenges expiredChallenges(
            Transactions transactions,
            Workflows workflows,
            SessionChallenges challenges,
            Users users,
            InstantSource clock) {
        return new ExpiredChallenges(transactions, workflows, challenges, users, clock);
    }

    @Bean
    ChallengeViews challengeViews(RelyingParty relyingParty) {
        return new ChallengeViews(relyingParty.id());
    }

    @Bean
    PasskeyOptions passkeyOptions(RelyingParty relyingParty) {
        return new PasskeyOptions(relyingParty.id());
    }

    @Bean
    RequestPasskeySignInHandler requestPasskeySignIn(
            Transactions transactions, Challenging challenging, Ids ids, InstantSource clock) {
        return new RequestPasskeySignInHandler(transactions, challenging, ids, clock);
    }

    @Bean
    AnswerChallengeHandler answerChallenge(
            Workflows workflows,
            SessionChallenges challenges,
            FactorProof proof,
            Users users,
            Lockouts lockouts,
            KnownDevices devices,
            SessionOpening opening,
            InstantSource clock) {
        return new AnswerChallengeHandler(
                workflows, challenges, proof, users, lockouts, devices, opening, clock);
    }

    @Bean
    RequestStepUpHandler requestStepUp(
            Transactions transactions,
            Workflows workflows,
            Challenging challenging,
            Ids ids,
            InstantSource clock) {
        return new RequestStepUpHandler(transactions, workflows, challenging, ids, clock);
    }

    @Bean
    AnswerStepUpHandler answerStepUp(
            Workflows workflows,
            SessionChallenges challenges,
            FactorProof proof,
            Factors factors,
            Users users,
            Sessions sessions,
            Reauthentication reauthentication,
            InstantSource clock) {
        return new AnswerStepUpHandler(
                workflows, challenges, proof, factors, users, sessions, reauthentication, clock);
    }

    @Bean
    GetFactorsHandler getFactors(TotpFactors totp, Passkeys passkeys, RecoveryCodes recoveryCodes) {
        return new GetFactorsHandler(totp, passkeys, recoveryCodes);
    }

    @Bean
    StartTotpEnrollmentHandler startTotpEnrollment(
            Transactions transactions,
            Users users,
            TotpFactors totp,
            RecentAuthentication recent,
            Ids ids,
            RandomGenerator random,
            InstantSource clock) {
        return new StartTotpEnrollmentHandler(
                transactions, users, totp, recent, ids, random, clock);
    }

    @Bean
    ConfirmTotpEnrollmentHandler confirmTotpEnrollment(
            Workflows workflows,
            Users users,
            TotpFactors totp,
            Factors factors,
            RecentAuthentication recent,
            InstantSource clock) {
        return new ConfirmTotpEnrollmentHandler(workflows, users, totp, factors, recent, clock);
    }

    @Bean
    StartPasskeyRegistrationHandler startPasskeyRegistration(
            Transactions transactions,
            Users users,
            Passkeys passkeys,
            RecentAuthentication recent,
            Ids ids,
            RandomGenerator random,
            InstantSource clock) {
        return new StartPasskeyRegistrationHandler(
                transactions, users, passkeys, recent, ids, random, clock);
    }

    @Bean
    ConfirmPasskeyRegistrationHandler confirmPasskeyRegistration(
            Workflows workflows,
            Users users,
            Passkeys passkeys,
            PasskeyVerification verification,
            Factors factors,
            RecentAuthentication recent,
            Ids ids,
            InstantSource clock) {
        return new ConfirmPasskeyRegistrationHandler(
                workflows, users, passkeys, verification, factors, recent, ids, clock);
    }

    @Bean
    RemoveFactorHandler removeFactor(
            Workflows workflows,
            Users users,
            TotpFactors totp,
            Passkeys passkeys,
            Factors factors,
            RecentAuthentication recent) {
        return new RemoveFactorHandler(workflows, users, totp, passkeys, factors, recent);
    }

    @Bean
    GenerateRecoveryCodesHandler generateRecoveryCodes(
            Workflows workflows, Users users, Factors factors, RecentAuthentication recent) {
        return new GenerateRecoveryCodesHandler(workflows, users, factors, recent);
    }
}

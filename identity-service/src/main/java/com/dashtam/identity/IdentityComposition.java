package com.dashtam.identity;

import com.dashtam.identity.application.key.FirstSigningKey;
import com.dashtam.identity.application.key.GetKeySetHandler;
import com.dashtam.identity.application.mail.AddressCorrespondence;
import com.dashtam.identity.application.mail.Correspondence;
import com.dashtam.identity.application.mail.DeletionCorrespondence;
import com.dashtam.identity.application.mail.ExportCorrespondence;
import com.dashtam.identity.application.mfa.Challenging;
import com.dashtam.identity.application.mfa.Factors;
import com.dashtam.identity.application.session.DeviceRecognition;
import com.dashtam.identity.application.session.GetSessionHandler;
import com.dashtam.identity.application.session.ListSessionsHandler;
import com.dashtam.identity.application.session.RevokeSessionHandler;
import com.dashtam.identity.application.session.RevokeSessionsHandler;
import com.dashtam.identity.application.session.SessionEviction;
import com.dashtam.identity.application.session.SessionOpening;
import com.dashtam.identity.application.session.SignInHandler;
import com.dashtam.identity.application.session.SignOutHandler;
import com.dashtam.identity.application.token.AccessTokens;
import com.dashtam.identity.application.token.IssueServiceTokenHandler;
import com.dashtam.identity.application.token.RefreshAccessHandler;
import com.dashtam.identity.application.token.ReuseResponse;
import com.dashtam.identity.application.token.TokenExchange;
import com.dashtam.identity.application.user.GetUserHandler;
import com.dashtam.identity.application.user.RegisterUserHandler;
import com.dashtam.identity.application.user.Registrations;
import com.dashtam.identity.application.user.RequestVerificationHandler;
import com.dashtam.identity.application.user.SeedStaffHandler;
import com.dashtam.identity.application.user.VerifyEmailHandler;
import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.session.Locations;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.token.ServiceClients;
import com.dashtam.identity.domain.token.SuccessorSeal;
import com.dashtam.identity.domain.token.TokenSettings;
import com.dashtam.identity.domain.token.TokenSigning;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.identity.domain.user.PasswordPolicy;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.identity.infrastructure.crypto.CryptoConfiguration;
import com.dashtam.identity.infrastructure.export.ExportConfiguration;
import com.dashtam.identity.infrastructure.geoip.GeoIpConfiguration;
import com.dashtam.identity.infrastructure.mail.MailConfiguration;
import com.dashtam.identity.infrastructure.messaging.MailSubscription;
import com.dashtam.identity.infrastructure.persistence.PersistenceConfiguration;
import com.dashtam.identity.infrastructure.persistence.StartLock;
import com.dashtam.identity.presentation.http.TokenAnswers;
import com.dashtam.identity.presentation.http.administration.SecurityAdministrationController;
import com.dashtam.identity.presentation.http.administration.UserAdministrationController;
import com.dashtam.identity.presentation.http.administration.UserSessionAdministrationController;
import com.dashtam.identity.presentation.http.deletion.DeletionController;
import com.dashtam.identity.presentation.http.email.EmailController;
import com.dashtam.identity.presentation.http.export.ExportController;
import com.dashtam.identity.presentation.http.key.KeyController;
import com.dashtam.identity.presentation.http.password.PasswordController;
import com.dashtam.identity.presentation.http.session.DeviceCookie;
import com.dashtam.identity.presentation.http.session.SessionController;
import com.dashtam.identity.presentation.http.token.ServiceTokenController;
import com.dashtam.identity.presentation.http.token.TokenController;
import com.dashtam.identity.presentation.http.user.UserController;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.inbox.EventSubscription;
import com.dashtam.platform.secrets.Secrets;
import com.dashtam.platform.security.SecurityProperties;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Joins the use cases to their ports, and the HTTP operations to the use cases. */
@Configuration(proxyBeanMethods = false)
@Import({
    PersistenceConfiguration.class,
    CryptoConfiguration.class,
    MailConfiguration.class,
    GeoIpConfiguration.class,
    PasswordComposition.class,
    MfaComposition.class,
    AdministrationComposition.class,
    AccountComposition.class,
    ExportConfiguration.class,
    ExportComposition.class,
    ExportController.class,
    UserAdministrationController.class,
    UserSessionAdministrationController.class,
    SecurityAdministrationController.class,
    UserController.class,
    EmailController.class,
    DeletionController.class,
    PasswordController.class,
    SessionController.class,
    TokenController.class,
    ServiceTokenController.class,
    KeyController.class
})
class IdentityComposition {

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    Registrations registrations(
            Workflows workflows, Users users, PasswordPolicy policy, PasswordHashing passwords) {
        return new Registrations(workflows, users, policy, passwords);
    }

    @Bean
    RegisterUserHandler registerUser(Registrations registrations, Ids ids, InstantSource clock) {
        return new RegisterUserHandler(registrations, ids, clock);
    }

    @Bean
    SeedStaffHandler seedStaff(
            Registrations registrations, Users users, Ids ids, InstantSource clock) {
        return new SeedStaffHandler(registrations, users, ids, clock);
    }

    @Bean
    VerifyEmailHandler verifyEmail(
            Workflows workflows, MailedTokens mailedTokens, Users users, InstantSource clock) {
        return new VerifyEmailHandler(workflows, mailedTokens, users, clock);
    }

    @Bean
    RequestVerificationHandler requestVerification(
            Workflows workflows, Users users, MailedTokens mailedTokens, InstantSource clock) {
        return new RequestVerificationHandler(workflows, users, mailedTokens, clock);
    }

    @Bean
    GetUserHandler getUser(Users users) {
        return new GetUserHandler(users);
    }

    @Bean
    AccessTokens accessTokens(TokenSigning signing, TokenSettings settings, Ids ids) {
        return new AccessTokens(signing, settings, ids);
    }

    @Bean
    SignInHandler signIn(
            Workflows workflows,
            Users users,
            Lockouts lockouts,
            DeviceRecognition recognition,
            PasswordHashing passwords,
            Factors factors,
            Challenging challenging,
            SessionOpening opening,
            Ids ids,
            InstantSource clock) {
        return new SignInHandler(
                workflows,
                users,
                lockouts,
                recognition,
                passwords,
                factors,
                challenging,
                opening,
                ids,
                clock);
    }

    @Bean
    DeviceRecognition deviceRecognition(KnownDevices devices, RandomGenerator random) {
        return new DeviceRecognition(devices, random);
    }

    @Bean
    DeviceCookie deviceCookie(SecurityProperties security) {
        return new DeviceCookie(security.issuer().startsWith("https:"));
    }

    @Bean
    TokenAnswers tokenAnswers(SecurityProperties security) {
        return new TokenAnswers(security.issuer().startsWith("https:"));
    }

    @Bean
    SessionOpening sessionOpening(
            Users users,
            Sessions sessions,
            Locations locations,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            Ids ids,
            RandomGenerator random) {
        var eviction = new SessionEviction(users, sessions);
        return new SessionOpening(
                eviction, sessions, locations, refreshTokens, accessTokens, ids, random);
    }

    @Bean
    SignOutHandler signOut(Workflows workflows, Sessions sessions, InstantSource clock) {
        return new SignOutHandler(workflows, sessions, clock);
    }

    @Bean
    RevokeSessionHandler revokeSession(
            Workflows workflows, Sessions sessions, InstantSource clock) {
        return new RevokeSessionHandler(workflows, sessions, clock);
    }

    @Bean
    RevokeSessionsHandler revokeSessions(
            Workflows workflows, Users users, Sessions sessions, InstantSource clock) {
        return new RevokeSessionsHandler(workflows, users, sessions, clock);
    }

    @Bean
    GetSessionHandler getSession(Sessions sessions) {
        return new GetSessionHandler(sessions);
    }

    @Bean
    ListSessionsHandler listSessions(Sessions sessions, InstantSource clock) {
        return new ListSessionsHandler(sessions, clock);
    }

    @Bean
    TokenExchange tokenExchange(
            RefreshTokens tokens,
            Sessions sessions,
            Users users,
            AccessTokens access,
            SuccessorSeal seal,
            Workflows workflows,
            RandomGenerator random,
            InstantSource clock) {
        var reuse = new ReuseResponse(sessions, workflows);
        return new TokenExchange(tokens, sessions, users, access, seal, reuse, random, clock);
    }

    @Bean
    RefreshAccessHandler refreshAccess(Workflows workflows, TokenExchange exchange) {
        return new RefreshAccessHandler(workflows, exchange);
    }

    @Bean
    IssueServiceTokenHandler issueServiceToken(
            ServiceClients clients, TokenSigning signing, Ids ids, InstantSource clock) {
        return new IssueServiceTokenHandler(clients, signing, ids, clock);
    }

    @Bean
    GetKeySetHandler getKeySet(SigningKeys keys, InstantSource clock) {
        return new GetKeySetHandler(keys, clock);
    }

    @Bean
    EventSubscription mail(
            Users users,
            MailedTokens mailedTokens,
            Mailer mailer,
            AddressCorrespondence addresses,
            DeletionCorrespondence deletions,
            ExportCorrespondence exports,
            RandomGenerator random,
            InstantSource clock) {
        var correspondence = new Correspondence(users, mailedTokens, mailer, random, clock);
        return MailSubscription.of(correspondence, addresses, deletions, exports);
    }

    @Bean
    Preparation preparation(
            StartLock lock,
            SigningKeys keys,
            KeyGeneration generation,
            SeedStaffHandler seedStaff,
            Secrets secrets,
            InstantSource clock) {
        var firstKey = new FirstSigningKey(keys, generation, clock);
        return new Preparation(lock, firstKey, new BootstrapStaff(seedStaff, secrets));
    }
}

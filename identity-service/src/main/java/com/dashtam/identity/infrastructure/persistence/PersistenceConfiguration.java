package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.identity.application.mfa.ExpiredChallenges;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.RecoveryCodes;
import com.dashtam.identity.domain.mfa.SecretSeal;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.token.TokenSettings;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.platform.security.RevokedSessions;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives the ports of the domain their tables. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Housekeeping.Properties.class)
public class PersistenceConfiguration {

    @Bean
    Users users(JdbcClient jdbc) {
        return new JdbcUsers(jdbc);
    }

    @Bean
    Lockouts lockouts(JdbcClient jdbc) {
        return new JdbcLockouts(jdbc);
    }

    @Bean
    KnownDevices knownDevices(JdbcClient jdbc) {
        return new JdbcKnownDevices(jdbc);
    }

    @Bean
    Sessions sessions(JdbcClient jdbc) {
        return new JdbcSessions(jdbc);
    }

    @Bean
    RefreshTokens refreshTokens(JdbcClient jdbc) {
        return new JdbcRefreshTokens(jdbc);
    }

    @Bean
    MailedTokens mailedTokens(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcMailedTokens(jdbc, transactions);
    }

    @Bean
    UserDeletions userDeletions(JdbcClient jdbc) {
        return new JdbcUserDeletions(jdbc);
    }

    @Bean
    DataExports dataExports(JdbcClient jdbc, ArchiveSeal seal) {
        return new JdbcDataExports(jdbc, seal);
    }

    @Bean
    EmailChanges emailChanges(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcEmailChanges(jdbc, transactions);
    }

    @Bean
    TokenSettings tokenSettings(JdbcClient jdbc) {
        return new JdbcTokenSettings(jdbc);
    }

    @Bean
    SigningKeys signingKeys(JdbcClient jdbc) {
        return new JdbcSigningKeys(jdbc);
    }

    @Bean
    TotpFactors totpFactors(JdbcClient jdbc, SecretSeal seal) {
        return new JdbcTotpFactors(jdbc, seal);
    }

    @Bean
    RecoveryCodes recoveryCodes(JdbcClient jdbc) {
        return new JdbcRecoveryCodes(jdbc);
    }

    @Bean
    Passkeys passkeys(JdbcClient jdbc) {
        return new JdbcPasskeys(jdbc);
    }

    @Bean
    SessionChallenges sessionChallenges(JdbcClient jdbc) {
        return new JdbcSessionChallenges(jdbc);
    }

    @Bean
    RevokedSessions endedSessions(JdbcClient jdbc, InstantSource clock) {
        return new JdbcRevokedSessions(jdbc, clock);
    }

    @Bean
    StartLock startLock(DataSource database) {
        return new StartLock(database);
    }

    @Bean
    Housekeeping housekeeping(
            JdbcClient jdbc,
            ExpiredChallenges challenges,
            InstantSource clock,
            Housekeeping.Properties properties) {
        return new Housekeeping(jdbc, challenges, clock, properties);
    }
}

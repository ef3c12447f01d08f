package com.dashtam.identity;

import com.dashtam.identity.application.mfa.Factors;
import com.dashtam.identity.application.password.ChangePasswordHandler;
import com.dashtam.identity.application.password.RequestPasswordResetHandler;
import com.dashtam.identity.application.password.ResetPasswordHandler;
import com.dashtam.identity.application.session.Reauthentication;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.session.Locations;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.identity.domain.user.PasswordPolicy;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the use cases about passwords to their ports. */
@Configuration(proxyBeanMethods = false)
class PasswordComposition {

    @Bean
    Reauthentication reauthentication(
            Workflows workflows,
            Sessions sessions,
            Locations locations,
            PasswordHashing passwords,
            InstantSource clock) {
        return new Reauthentication(workflows, sessions, locations, passwords, clock);
    }

    @Bean
    RecentAuthentication recentAuthentication(Sessions sessions, InstantSource clock) {
        return new RecentAuthentication(sessions, clock);
    }

    @Bean
    RequestPasswordResetHandler requestPasswordReset(
            Workflows workflows, Users users, MailedTokens mailedTokens, InstantSource clock) {
        return new RequestPasswordResetHandler(workflows, users, mailedTokens, clock);
    }

    @Bean
    ResetPasswordHandler resetPassword(
            Workflows workflows,
            MailedTokens mailedTokens,
            Users users,
            Sessions sessions,
            Lockouts lockouts,
            KnownDevices devices,
            PasswordPolicy policy,
            PasswordHashing passwords,
            InstantSource clock) {
        return new ResetPasswordHandler(
                workflows,
                mailedTokens,
                users,
                sessions,
                lockouts,
                devices,
                policy,
                passwords,
                clock);
    }

    @Bean
    ChangePasswordHandler changePassword(
            Workflows workflows,
            Users users,
            Sessions sessions,
            PasswordPolicy policy,
            PasswordHashing passwords,
            Reauthentication reauthentication,
            Factors factors,
            RecentAuthentication recent,
            InstantSource clock) {
        return new ChangePasswordHandler(
                workflows,
                users,
                sessions,
                policy,
                passwords,
                reauthentication,
                factors,
                recent,
                clock);
    }
}

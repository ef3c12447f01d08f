package com.dashtam.identity;

import com.dashtam.identity.application.administration.AssignRoleHandler;
import com.dashtam.identity.application.administration.GetSecurityConfigHandler;
import com.dashtam.identity.application.administration.RestoreUserHandler;
import com.dashtam.identity.application.administration.RevokeRoleHandler;
import com.dashtam.identity.application.administration.RotateAllTokensHandler;
import com.dashtam.identity.application.administration.RotateUserTokensHandler;
import com.dashtam.identity.application.administration.SuspendUserHandler;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.TokenSettings;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the use cases of administrators to their ports. */
@Configuration(proxyBeanMethods = false)
class AdministrationComposition {

    @Bean
    AssignRoleHandler assignRole(Workflows workflows, Users users) {
        return new AssignRoleHandler(workflows, users);
    }

    @Bean
    RevokeRoleHandler revokeRole(Workflows workflows, Users users) {
        return new RevokeRoleHandler(workflows, users);
    }

    @Bean
    SuspendUserHandler suspendUser(
            Workflows workflows, Users users, Sessions sessions, InstantSource clock) {
        return new SuspendUserHandler(workflows, users, sessions, clock);
    }

    @Bean
    RestoreUserHandler restoreUser(Workflows workflows, Users users) {
        return new RestoreUserHandler(workflows, users);
    }

    @Bean
    RotateUserTokensHandler rotateUserTokens(
            Workflows workflows, Users users, Sessions sessions, InstantSource clock) {
        return new RotateUserTokensHandler(workflows, users, sessions, clock);
    }

    @Bean
    RotateAllTokensHandler rotateAllTokens(
            Workflows workflows, TokenSettings settings, InstantSource clock) {
        return new RotateAllTokensHandler(workflows, settings, clock);
    }

    @Bean
    GetSecurityConfigHandler getSecurityConfig(TokenSettings settings) {
        return new GetSecurityConfigHandler(settings);
    }
}

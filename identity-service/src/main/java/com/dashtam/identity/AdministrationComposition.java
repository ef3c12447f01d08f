package com.dashtam.identity;

import com.dashtam.identity.application.administration.AssignRoleHandler;
import com.dashtam.identity.application.administration.ChangeSessionLimitHandler;
import com.dashtam.identity.application.administration.GetSecurityConfigHandler;
import com.dashtam.identity.application.administration.RestoreUserHandler;
import com.dashtam.identity.application.administration.RevokeRoleHandler;
import com.dashtam.identity.application.administration.RotateAllTokensHandler;
import com.dashtam.identity.application.administration.RotateUserTokensHandler;
import com.dashtam.identity.application.administration.SearchUsersHandler;
import com.dashtam.identity.application.administration.SuspendUserHandler;
import com.dashtam.identity.application.key.RetireSigningKeyHandler;
import com.dashtam.identity.application.key.RotateSigningKeyHandler;
import com.dashtam.identity.domain.key.KeyGeneration;
import com.dashtam.identity.domain.key.SigningKeys;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.TokenSettings;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.secrets.KeyedHash;
import com.dashtam.platform.secrets.Secrets;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the use cases of administrators to their ports. */
@Configuration(proxyBeanMethods = false)
class AdministrationComposition {

    private static final int CURSOR_KEY_BYTES = 32;

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
    RotateSigningKeyHandler rotateSigningKey(
            Workflows workflows, SigningKeys keys, KeyGeneration generation, InstantSource clock) {
        return new RotateSigningKeyHandler(workflows, keys, generation, clock);
    }

    @Bean
    ChangeSessionLimitHandler changeSessionLimit(Workflows workflows, Users users) {
        return new ChangeSessionLimitHandler(workflows, users);
    }

    @Bean
    RetireSigningKeyHandler retireSigningKey(
            Workflows workflows, SigningKeys keys, KeyGeneration generation, InstantSource clock) {
        return new RetireSigningKeyHandler(workflows, keys, generation, clock);
    }

    @Bean
    SearchUsersHandler searchUsers(Users users, Secrets secrets) {
        byte[] key = secrets.require(KeyedHash.SECRET).key(CURSOR_KEY_BYTES);
        return new SearchUsersHandler(users, new Cursors(key, "identity-cursor"));
    }

    @Bean
    GetSecurityConfigHandler getSecurityConfig(TokenSettings settings) {
        return new GetSecurityConfigHandler(settings);
    }
}

package com.dashtam.platform.security;

import com.dashtam.platform.http.AccessControl;
import com.dashtam.platform.http.Forwarders;
import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.http.servlet.HttpConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Puts the contract's access rules in front of every handler of a service. */
@AutoConfiguration(after = {HttpConfiguration.class, TokenConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class AccessConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AccessControl contractAccess(Contract contract, JwtVerifier tokens, RevokedSessions revoked) {
        Roles.requireGrantable(contract);
        return new ContractAccess(tokens, revoked);
    }

    @Bean
    @ConditionalOnMissingBean
    Forwarders gatewayForwarders(JwtVerifier tokens) {
        return new GatewayForwarders(tokens);
    }

    @Bean
    CurrentCaller currentCaller() {
        return new CurrentCaller();
    }
}

package com.dashtam.identity.application.administration;

import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.domain.token.TokenSettings;
import com.dashtam.kernel.command.QueryHandler;

/** Tells what holds for the tokens of all users. */
public final class GetSecurityConfigHandler
        implements QueryHandler<GetSecurityConfig, GlobalTokenVersion> {

    private final TokenSettings settings;

    public GetSecurityConfigHandler(TokenSettings settings) {
        this.settings = settings;
    }

    @Override
    public GlobalTokenVersion handle(GetSecurityConfig query) {
        return settings.current();
    }
}

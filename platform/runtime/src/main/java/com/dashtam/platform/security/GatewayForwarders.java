package com.dashtam.platform.security;

import com.dashtam.kernel.result.Result.Ok;
import com.dashtam.platform.http.Forwarders;
import com.dashtam.platform.http.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Believes what the gateway says about clients, and nobody else. */
public final class GatewayForwarders implements Forwarders {

    public static final String GATEWAY = "gateway";

    private static final Logger LOG = LoggerFactory.getLogger(GatewayForwarders.class);

    private final JwtVerifier tokens;

    public GatewayForwarders(JwtVerifier tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean vouches(String serviceToken) {
        try {
            return tokens.service(serviceToken) instanceof Ok<ServiceToken, TokenRefusal>(var token)
                    && token.client().equals(GATEWAY);
        } catch (UnavailableException e) {
            LOG.warn("a forwarder could not be verified, its word on the client is ignored", e);
            return false;
        }
    }
}

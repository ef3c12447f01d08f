package com.dashtam.platform.security;

import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.secrets.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Our tokens for other services, one for each audience, asked for at identity and kept until four
 * fifths of their life are over. Concurrent callers share one request.
 */
public final class ServiceTokens {

    public static final String SECRET = "DASHTAM_CLIENT_SECRET";

    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final Map<String, ServiceTokenSlot> slots = new ConcurrentHashMap<>();

    /**
     * @param identity the address of identity-service
     * @param client our own name
     */
    public ServiceTokens(
            HttpClient http,
            URI identity,
            String client,
            Supplier<Secret> secret,
            InstantSource clock) {
        this.endpoint = new TokenEndpoint(http, identity, client, secret);
        this.clock = clock;
    }

    /**
     * @param audience the service that is called, by its name; one of a handful
     * @return what goes after {@code Bearer} in its {@code Authorization} header
     * @throws UnavailableException when identity gives none, or gave none a moment ago
     */
    public String token(String audience) {
        return slot(audience).token();
    }

    /** The same without asking anybody; empty when one has to be asked for. */
    public Optional<String> held(String audience) {
        return slot(audience).held();
    }

    /** Has all of them asked for anew: the key that signed them may be retired. */
    void renew() {
        slots.values().forEach(ServiceTokenSlot::renew);
    }

    private ServiceTokenSlot slot(String audience) {
        return slots.computeIfAbsent(
                audience, name -> new ServiceTokenSlot(() -> endpoint.request(name), clock));
    }

    /** A token as identity gave it. */
    record Granted(String token, Duration life) {

        @Override
        public String toString() {
            return "Granted[life=" + life + "]";
        }
    }
}

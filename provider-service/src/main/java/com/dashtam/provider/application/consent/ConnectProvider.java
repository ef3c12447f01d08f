package com.dashtam.provider.application.consent;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An institution's answer to a request for consent.
 *
 * @param error what the institution reports instead of a code (RFC 6749, section 4.1.2.1)
 * @param issuer whose answer it claims to be (RFC 9207)
 */
public record ConnectProvider(
        Arrival arrival,
        Optional<String> code,
        Optional<Secret> state,
        Optional<String> error,
        Optional<String> issuer)
        implements Command {

    /** How the answer reached us, and with it the proof that it belongs to who asked. */
    public sealed interface Arrival {

        /** A front-end of the signed-in user handed it over. */
        record SignedIn(UUID userId) implements Arrival {}

        /** The institution redirected a browser to the page of the slug. */
        record Browser(Slug slug, Optional<Secret> nonce) implements Arrival {}
    }

    /** Why there is no connection. */
    public enum Refusal {
        CONSENT_DENIED,
        CODE_MISSING,
        STATE_MISSING,
        STATE_UNKNOWN,
        STATE_EXPIRED,
        STATE_OF_ANOTHER_USER,
        STATE_OF_ANOTHER_INSTITUTION,
        ISSUER_UNKNOWN,
        BROWSER_UNKNOWN,
        INSTITUTION_UNKNOWN,
        EXCHANGE_FAILED,
        INSTITUTION_UNAVAILABLE,
        CONNECTION_OVER,
        LOGIN_CONNECTED;

        ConnectionRefusal onRecord() {
            return ConnectionRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }

    /** Whichever error it is, the institution gave no consent. */
    boolean denied() {
        return error.isPresent();
    }

    @Override
    public String toString() {
        return "ConnectProvider[arrival=" + arrival + ", denied=" + denied() + "]";
    }
}

package com.dashtam.provider.application.consent;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Locale;
import java.util.UUID;

/** A user hands over the keys that he made at an institution. */
public record ConnectByKeys(UUID userId, Slug slug, Purpose purpose, KeyPair keys)
        implements Command {

    /** Why there is no connection. */
    public enum Refusal {
        INSTITUTION_UNKNOWN,
        INSTITUTION_NOT_CONFIGURED,
        INSTITUTION_WITHOUT_KEYS,
        CREDENTIALS_REJECTED,
        RATE_LIMITED,
        INSTITUTION_UNAVAILABLE,
        INSTITUTION_ANSWER_INVALID,
        CONNECTION_OVER,
        LOGIN_CONNECTED;

        ConnectionRefusal onRecord() {
            return ConnectionRefusal.valueOf(name().toLowerCase(Locale.ROOT));
        }
    }
}

package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.provider.infrastructure.http.WebAddress;
import com.dashtam.provider.infrastructure.oauth.OAuthSettings;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Where Schwab is, and how much of it is asked for at a time.
 *
 * @param api the address that {@code /accounts} follows on
 * @param slice of history that one call asks for, from a day to a year
 */
public record SchwabSettings(OAuthSettings oauth, URI api, Duration slice) {

    /** How long a refresh token is good, whatever is done with it. */
    public static final Duration CONSENT = Duration.ofDays(7);

    /**
     * How far back a call may reach by the published description; in fact older ones are answered.
     */
    static final Duration PROMISED_HISTORY = Duration.ofDays(60);

    /** An answer with so many transactions may have left others out. */
    static final int MOST_ROWS = 3000;

    private static final Duration LONGEST_SLICE = Duration.ofDays(365);

    public SchwabSettings {
        WebAddress.require(api);
        if (slice.compareTo(Duration.ofDays(1)) < 0 || slice.compareTo(LONGEST_SLICE) > 0) {
            throw new IllegalArgumentException("a slice of Schwab's is of 1 to 365 days");
        }
    }

    /** The addresses that we call ourselves. */
    public Stream<URI> called() {
        return Stream.concat(oauth.called(), Stream.of(api));
    }
}

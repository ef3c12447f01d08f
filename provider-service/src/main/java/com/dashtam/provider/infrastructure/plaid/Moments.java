package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.provider.infrastructure.http.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Points in time, in ISO 8601. */
final class Moments {

    private Moments() {}

    /** Absent also when it is none. */
    static Optional<Instant> find(Fields object, String name) {
        try {
            return object.text(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

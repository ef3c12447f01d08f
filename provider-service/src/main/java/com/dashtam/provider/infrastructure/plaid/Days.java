package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.IsoDay;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days, which Plaid tells in the institution's own calendar. */
final class Days {

    private Days() {}

    static LocalDate of(Fields row, String name) {
        return find(row, name)
                .orElseThrow(() -> new MalformedAnswerException("a transaction without " + name));
    }

    static Optional<LocalDate> find(Fields row, String name) {
        try {
            return row.text(name).map(IsoDay::parse);
        } catch (DateTimeException e) {
            throw new MalformedAnswerException(name + " is not a date");
        }
    }
}

package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.util.Optional;

/** Plaid's names for things. */
final class Identifiers {

    private static final int LONGEST = 255;

    private Identifiers() {}

    static String of(Fields object, String name) {
        return find(object, name)
                .orElseThrow(() -> new MalformedAnswerException("something without " + name));
    }

    static Optional<String> find(Fields object, String name) {
        return object.text(name).filter(id -> id.length() <= LONGEST);
    }
}

package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.LeftOut.Reason;
import java.util.Optional;

/** Something that OFX demands is missing or wrong; ends the reading of a row, or of the file. */
final class UnreadableException extends RuntimeException {

    private final transient Optional<String> element;
    private final Reason reason;

    UnreadableException(String what) {
        this(Reason.OTHER, what);
    }

    UnreadableException(Reason reason, String what) {
        this(Optional.empty(), reason, what);
    }

    private UnreadableException(Optional<String> element, Reason reason, String what) {
        super(what, null, false, false);
        this.element = element;
        this.reason = reason;
    }

    /** The same of an element that is known by now. */
    UnreadableException in(String name) {
        return new UnreadableException(Optional.of(name), reason, String.valueOf(getMessage()));
    }

    Optional<String> element() {
        return element;
    }

    Reason reason() {
        return reason;
    }
}

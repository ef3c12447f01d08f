package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.LeftOut.Reason;
import java.util.Optional;

/** Ends the reading of a row: what it must tell is missing or wrong. */
final class UnreadableFieldException extends RuntimeException {

    private final transient Optional<Column> column;
    private final Reason reason;

    UnreadableFieldException(Column column, Reason reason) {
        this(Optional.of(column), reason);
    }

    UnreadableFieldException(Optional<Column> column, Reason reason) {
        super(reason.text(), null, false, false);
        this.column = column;
        this.reason = reason;
    }

    Optional<Column> column() {
        return column;
    }

    Reason reason() {
        return reason;
    }
}

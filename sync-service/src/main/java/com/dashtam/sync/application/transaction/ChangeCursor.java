package com.dashtam.sync.application.transaction;

import com.dashtam.sync.domain.transaction.TransactionChange.Position;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a reader of changes has come.
 *
 * @param from the version that was known when the round began
 * @param begun the version that the ledger had then; that of {@code from} between two rounds
 * @param madeAt when the reader knew all up to {@code from}, or began without knowing anything
 */
record ChangeCursor(long from, long begun, Position position, Instant madeAt) {

    private static final int LENGTH = 6 * Long.BYTES;
    private static final UUID LAST = new UUID(-1, -1);

    /** Of a reader who knows nothing. */
    static ChangeCursor start(Instant now) {
        return rest(0, now);
    }

    /** Of a reader who knows all up to a version. */
    static ChangeCursor rest(long version, Instant now) {
        return new ChangeCursor(version, version, new Position(version, LAST), now);
    }

    boolean isAtRest() {
        return from == begun;
    }

    ChangeCursor begun(long version) {
        return new ChangeCursor(from, version, position, madeAt);
    }

    ChangeCursor at(Position last) {
        return new ChangeCursor(from, begun, last, madeAt);
    }

    byte[] bytes() {
        UUID id = position.transactionId();
        return ByteBuffer.allocate(LENGTH)
                .putLong(from)
                .putLong(begun)
                .putLong(position.version())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(madeAt.getEpochSecond())
                .array();
    }

    static Optional<ChangeCursor> read(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return Optional.of(
                new ChangeCursor(
                        in.getLong(),
                        in.getLong(),
                        new Position(in.getLong(), new UUID(in.getLong(), in.getLong())),
                        Instant.ofEpochSecond(in.getLong())));
    }
}

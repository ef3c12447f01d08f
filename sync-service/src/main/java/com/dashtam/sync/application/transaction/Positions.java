package com.dashtam.sync.application.transaction;

import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.UUID;

/** Positions as bytes: the day, then the id. */
final class Positions {

    private static final int LENGTH = 3 * Long.BYTES;

    private Positions() {}

    static byte[] write(Position position) {
        return ByteBuffer.allocate(LENGTH)
                .putLong(position.date().toEpochDay())
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .array();
    }

    static Position read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Position(
                LocalDate.ofEpochDay(buffer.getLong()),
                new UUID(buffer.getLong(), buffer.getLong()));
    }
}

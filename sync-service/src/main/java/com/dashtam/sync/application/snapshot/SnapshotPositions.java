package com.dashtam.sync.application.snapshot;

import com.dashtam.sync.domain.snapshot.BalanceSnapshots.Position;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** Positions as bytes: the moment, then the id. */
final class SnapshotPositions {

    private static final int LENGTH = 3 * Long.BYTES + Integer.BYTES;

    private SnapshotPositions() {}

    static byte[] write(Position position) {
        return ByteBuffer.allocate(LENGTH)
                .putLong(position.capturedAt().getEpochSecond())
                .putInt(position.capturedAt().getNano())
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .array();
    }

    static Position read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Position(
                Instant.ofEpochSecond(buffer.getLong(), buffer.getInt()),
                new UUID(buffer.getLong(), buffer.getLong()));
    }
}

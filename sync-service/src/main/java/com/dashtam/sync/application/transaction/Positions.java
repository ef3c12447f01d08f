package com.dashtam.sync.application.transaction;

import com.dashtam.sync.domain.transaction.TransactionHistory.Position;
import com.dashtam.sync.domain.transaction.TransactionSort;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.UUID;

/** Positions as bytes: the id, then the day, or the scale and the digits of the amount. */
final class Positions {

    private static final int ID_LENGTH = 2 * Long.BYTES;

    private Positions() {}

    static byte[] write(Position position) {
        return switch (position) {
            case Position.OnDate(LocalDate date, UUID id) ->
                    id(id, Long.BYTES).putLong(date.toEpochDay()).array();
            case Position.OfAmount(BigDecimal amount, UUID id) -> {
                byte[] digits = amount.unscaledValue().toByteArray();
                yield id(id, Integer.BYTES + digits.length)
                        .putInt(amount.scale())
                        .put(digits)
                        .array();
            }
        };
    }

    private static ByteBuffer id(UUID id, int more) {
        return ByteBuffer.allocate(ID_LENGTH + more)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
    }

    /** What {@link #write} wrote of a position in a list by this key. */
    static Position read(TransactionSort.Key key, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        return switch (key) {
            case DATE -> new Position.OnDate(LocalDate.ofEpochDay(buffer.getLong()), id);
            case AMOUNT -> new Position.OfAmount(amount(buffer), id);
        };
    }

    private static BigDecimal amount(ByteBuffer buffer) {
        int scale = buffer.getInt();
        byte[] digits = new byte[buffer.remaining()];
        buffer.get(digits);
        return new BigDecimal(new BigInteger(digits), scale);
    }
}

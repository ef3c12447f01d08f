package com.dashtam.sync.application.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.page.NamePosition;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** Cursors of lists by name: the id, then the beginning of the name. */
public final class NamePages {

    private static final int ID_LENGTH = 2 * Long.BYTES;

    private final Cursors cursors;

    public NamePages(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * Where a page begins; with the first item if no cursor is given.
     *
     * @param context which list, and with which filters
     */
    public Result<Optional<NamePosition>, PageRefusal> after(
            Optional<String> cursor, String context) {
        if (cursor.isEmpty()) {
            return Result.ok(Optional.empty());
        }
        return cursors.open(context, cursor.get())
                .map(NamePages::read)
                .<Result<Optional<NamePosition>, PageRefusal>>map(
                        position -> Result.ok(Optional.of(position)))
                .orElseGet(() -> Result.err(PageRefusal.CURSOR_INVALID));
    }

    public String cursor(NamePosition last, String context) {
        byte[] beginning = last.beginning().getBytes(UTF_8);
        return cursors.seal(
                context,
                ByteBuffer.allocate(ID_LENGTH + beginning.length)
                        .putLong(last.id().getMostSignificantBits())
                        .putLong(last.id().getLeastSignificantBits())
                        .put(beginning)
                        .array());
    }

    private static NamePosition read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        byte[] beginning = new byte[buffer.remaining()];
        buffer.get(beginning);
        return new NamePosition(new String(beginning, UTF_8), id);
    }
}

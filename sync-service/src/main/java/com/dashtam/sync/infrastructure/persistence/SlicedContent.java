package com.dashtam.sync.infrastructure.persistence;

import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file in the database, fetched slice by slice so that it is never whole in memory. */
final class SlicedContent extends InputStream {

    private static final int SLICE_BYTES = 1 << 20;

    private final JdbcClient jdbc;
    private final UUID importId;
    private byte[] slice = {};
    private int position;
    private long fetched;

    SlicedContent(JdbcClient jdbc, UUID importId) {
        this.jdbc = jdbc;
        this.importId = importId;
    }

    @Override
    public int read() {
        return hasMore() ? slice[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, slice.length - position);
        System.arraycopy(slice, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean hasMore() {
        if (position == slice.length) {
            slice = fetch();
            fetched += slice.length;
            position = 0;
        }
        return position < slice.length;
    }

    /** SQL counts bytes from one; a job whose file is gone has none. */
    private byte[] fetch() {
        return jdbc.sql(
                        """
                        select substring(content from :from for :count) from import_job
                        where id = :id and content is not null
                        """)
                .param("from", (int) fetched + 1)
                .param("count", SLICE_BYTES)
                .param("id", importId)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseGet(() -> new byte[0]);
    }
}

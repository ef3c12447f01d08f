package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.rawpage.RawPages;
import com.dashtam.provider.infrastructure.crypto.PageSeal;
import com.dashtam.provider.infrastructure.crypto.SealBrokenException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages as rows of {@code raw_page}, sealed to the connection and their hash. */
public final class JdbcRawPages implements RawPages {

    private static final byte[] PURPOSE = "raw page".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final PageSeal seal;

    public JdbcRawPages(JdbcClient jdbc, PageSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** A page that comes again as it was is not sealed again. */
    @Override
    public void keep(UUID connectionId, PageHash hash, byte[] page, Instant receivedAt) {
        boolean known =
                jdbc.sql(
                                        """
                                        update raw_page set received_at = :at
                                        where connection_id = :connection and sha256 = :hash
                                        """)
                                .param("connection", connectionId)
                                .param("hash", hash.bytes())
                                .param("at", utc(receivedAt))
                                .update()
                        > 0;
        if (!known) {
            add(connectionId, hash, page, receivedAt);
        }
    }

    /** The lock keeps a page from coming after its connection has ended. */
    private void add(UUID connectionId, PageHash hash, byte[] page, Instant receivedAt) {
        PageSeal.Sealed sealed = seal.close(page, context(connectionId, hash.bytes()));
        jdbc.sql(
                        """
                        insert into raw_page (connection_id, sha256, sealed_key, sealed, bytes, received_at)
                        select id, :hash, :key, :sealed, :bytes, :at
                        from connection where id = :connection and status <> 'disconnected'
                        for share
                        on conflict (connection_id, sha256)
                        do update set received_at = excluded.received_at
                        """)
                .param("connection", connectionId)
                .param("hash", hash.bytes())
                .param("key", sealed.key())
                .param("sealed", sealed.value())
                .param("bytes", page.length)
                .param("at", utc(receivedAt))
                .update();
    }

    @Override
    public void trim(UUID connectionId, long mostBytes, int mostPages) {
        jdbc.sql(
                        """
                        delete from raw_page p
                        using (select id, sum(bytes) over newest as total, row_number() over newest as place
                            from raw_page where connection_id = :connection
                            window newest as (order by received_at desc, id desc)) n
                        where p.id = n.id and (n.total > :bytes or n.place > :pages)
                        """)
                .param("connection", connectionId)
                .param("bytes", mostBytes)
                .param("pages", mostPages)
                .update();
    }

    @Override
    public Result<byte[], Fault> open(UUID connectionId, PageHash hash, Instant receivedAfter) {
        return jdbc.sql(
                        """
                        select sealed_key, sealed from raw_page
                        where connection_id = :connection and sha256 = :hash
                          and received_at > :after
                        """)
                .param("connection", connectionId)
                .param("hash", hash.bytes())
                .param("after", utc(receivedAfter))
                .query((row, _) ->
                        new PageSeal.Sealed(row.getBytes("sealed_key"), row.getBytes("sealed")))
                .optional()
                .map(sealed -> opened(sealed, context(connectionId, hash.bytes())))
                .orElseGet(() -> Result.err(Fault.UNKNOWN));
    }

    private Result<byte[], Fault> opened(PageSeal.Sealed sealed, byte[] context) {
        try {
            return Result.ok(seal.open(sealed, context));
        } catch (SealBrokenException e) {
            return Result.err(e.isKeyMissing() ? Fault.KEY_UNKNOWN : Fault.NOT_AUTHENTIC);
        }
    }

    @Override
    public int dropUntil(Instant end, int atMost) {
        return jdbc.sql(
                        """
                        delete from raw_page where id in (
                            select id from raw_page where received_at <= :end
                            order by received_at limit :most for update skip locked)
                        """)
                .param("end", utc(end))
                .param("most", atMost)
                .update();
    }

    @Override
    public void wipe(UUID connectionId) {
        jdbc.sql("delete from raw_page where connection_id = :connection")
                .param("connection", connectionId)
                .update();
    }

    /** What a page is sealed to. */
    static byte[] context(UUID connectionId, byte[] hash) {
        return ByteBuffer.allocate(PURPOSE.length + 2 * Long.BYTES + hash.length)
                .put(PURPOSE)
                .putLong(connectionId.getMostSignificantBits())
                .putLong(connectionId.getLeastSignificantBits())
                .put(hash)
                .array();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}

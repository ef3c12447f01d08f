package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.ReadingPages;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages as rows of {@code reading_page}. */
public final class JdbcReadingPages implements ReadingPages {

    private final JdbcClient jdbc;

    public JdbcReadingPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows of the merge before have the version that the user's ledger has now. */
    @Override
    public void remember(Reading reading, Map<Integer, PageHash> pages) {
        if (pages.isEmpty()) {
            return;
        }
        var told = List.copyOf(pages.entrySet());
        jdbc.sql(
                        """
                        with told as (
                            select t.page
                            from ledger_clock c
                            join transaction t on t.user_id = c.user_id and t.version = c.version
                            where c.user_id = :user and t.reading_id = :reading
                              and t.removed_at is null
                            union
                            select q.page from quarantined_transaction q
                            where q.user_id = :user and q.reading_id = :reading)
                        insert into reading_page (reading_id, page, sha256)
                        select r.id, p.page, decode(p.sha256, 'hex')
                        from reading r, unnest(:pages, :hashes) as p (page, sha256)
                        where r.id = :reading and p.page in (select page from told)
                        on conflict do nothing
                        """)
                .param("user", reading.holder().userId())
                .param("reading", reading.id())
                .param("pages", told.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
                .param(
                        "hashes",
                        told.stream().map(it -> it.getValue().hex()).toArray(String[]::new))
                .update();
    }
}

package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.domain.webhook.NoticeReceipts;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts as rows of {@code webhook_receipt}, whose key lets each be written once. */
public final class JdbcNoticeReceipts implements NoticeReceipts {

    private final JdbcClient jdbc;

    public JdbcNoticeReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean take(Slug slug, String noticeId, Instant now) {
        return jdbc.sql(
                                """
                                insert into webhook_receipt (provider_slug, notice_id, received_at)
                                values (:slug, :noticeId, :now)
                                on conflict (provider_slug, notice_id) do nothing
                                """)
                        .param("slug", slug.value())
                        .param("noticeId", noticeId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void forgetBefore(Instant moment, int atMost) {
        jdbc.sql(
                        """
                        delete from webhook_receipt where (provider_slug, notice_id) in (
                            select provider_slug, notice_id from webhook_receipt
                            where received_at < :moment
                            order by received_at limit :atMost for update skip locked)
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("atMost", atMost)
                .update();
    }
}

package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.contract.NoticeReceiptsContract;
import com.dashtam.provider.domain.webhook.NoticeReceipts;
import com.dashtam.provider.fixture.ProviderDatabase;
import org.junit.jupiter.api.AfterAll;

class JdbcNoticeReceiptsIT extends NoticeReceiptsContract {

    private static final ProviderDatabase DATABASE = new ProviderDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected NoticeReceipts receipts() {
        return new JdbcNoticeReceipts(DATABASE.jdbc());
    }
}

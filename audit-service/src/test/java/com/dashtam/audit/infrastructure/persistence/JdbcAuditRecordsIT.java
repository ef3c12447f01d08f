package com.dashtam.audit.infrastructure.persistence;

import com.dashtam.audit.domain.record.AuditRecords;
import com.dashtam.audit.domain.record.AuditRecordsContract;
import com.dashtam.audit.fixture.AuditDatabase;
import com.dashtam.kernel.id.UuidV7;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcAuditRecordsIT extends AuditRecordsContract {

    private static AuditDatabase database;
    private static AuditRecords records;

    @BeforeAll
    static void start() throws SQLException {
        database = AuditDatabase.create();
        records = new JdbcAuditRecords(database.jdbc(), new UuidV7(Clock.systemUTC()));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    protected AuditRecords records() {
        return records;
    }
}

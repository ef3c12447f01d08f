package com.dashtam.identity.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.identity.domain.deletion.UserDeletionsContract;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.email.EmailChangesContract;
import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.identity.domain.export.DataExportsContract;
import com.dashtam.identity.domain.user.Users;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JdbcAccountPortsIT {

    @SuppressWarnings("NullAway.Init")
    private static MigratedDatabase database;

    @BeforeAll
    static void migrate() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Nested
    class EmailChangesInPostgres extends EmailChangesContract {

        @Override
        protected EmailChanges changes() {
            return new JdbcEmailChanges(database.jdbc(), database.transactions());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }
    }

    @Nested
    class UserDeletionsInPostgres extends UserDeletionsContract {

        @Override
        protected UserDeletions deletions() {
            return new JdbcUserDeletions(database.jdbc());
        }

        @Override
        protected Users users() {
            return new JdbcUsers(database.jdbc());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }

        @Test
        void erasesEveryTableThatNamesAUser() {
            var tables =
                    database.jdbc()
                            .sql(
                                    """
                                    select table_name from information_schema.columns c
                                    where table_schema = 'public' and column_name = 'user_id'
                                        and not exists (
                                            select from pg_constraint f
                                            where f.conrelid = to_regclass(c.table_name)
                                                and f.confrelid = 'users'::regclass
                                                and f.contype = 'f' and f.confdeltype = 'c')
                                    """)
                            .query(String.class)
                            .list();
            assertThat(tables).contains("sessions", "email_changes");
            assertThat(JdbcUserDeletions.ERASE)
                    .allSatisfy(statement -> assertThat(statement).contains(":userId"));
            for (String table : tables) {
                assertThat(JdbcUserDeletions.ERASE)
                        .as(table)
                        .anyMatch(statement -> statement.startsWith("delete from " + table + " "));
            }
        }
    }

    @Nested
    class DataExportsInPostgres extends DataExportsContract {

        private static final byte MASK = 42;

        @Override
        protected DataExports exports() {
            return new JdbcDataExports(database.jdbc(), new Mask());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }

        /** Bytes that are not those of the archive, as a seal's would be. */
        private static final class Mask implements ArchiveSeal {

            @Override
            public byte[] close(DataExport export, byte[] archive) {
                byte[] masked = archive.clone();
                for (int i = 0; i < masked.length; i++) {
                    masked[i] ^= MASK;
                }
                return masked;
            }

            @Override
            public byte[] open(DataExport export, byte[] sealed) {
                return close(export, sealed);
            }
        }
    }
}

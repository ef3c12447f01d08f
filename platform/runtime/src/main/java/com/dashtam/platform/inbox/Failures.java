package com.dashtam.platform.inbox;

import com.dashtam.platform.events.UnknownSchemaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionException;

/** Tells what a retry can mend from what it cannot. */
final class Failures {

    private Failures() {}

    static boolean isTemporary(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isInfrastructure(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInfrastructure(Throwable cause) {
        return switch (cause) {
            case TemporarilyUnavailableException _,
                    UnknownSchemaException _,
                    TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    UncategorizedSQLException _,
                    TransactionException _,
                    KafkaException _,
                    IOException _,
                    UncheckedIOException _,
                    InterruptedException _ ->
                    true;
            case SQLException sql -> isConnectionLost(sql);
            default -> false;
        };
    }

    /** Classes 08 (connection), 53 (resources) and 57 (operator intervention) of SQLSTATE. */
    private static boolean isConnectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }
}

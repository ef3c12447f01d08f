package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.id.Ids;
import com.dashtam.sync.domain.ledger.StagedRow;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Copies transactions into the table that they are merged from. */
final class TransactionStaging {

    private static final int CHARS_PER_ROW = 200;
    private static final String COPY =
            """
            copy staged_transaction (job_id, seq, page, id, provider_account_id, provider_transaction_id, settles,
                subtype, status, amount, currency, description, date, settlement_date, symbol,
                security_name, asset_type, quantity, unit_price, commission) from stdin
            """;

    private final DataSource dataSource;
    private final Ids ids;

    TransactionStaging(DataSource dataSource, Ids ids) {
        this.dataSource = dataSource;
        this.ids = ids;
    }

    /** Copies rows over the present transaction's connection. */
    void copy(UUID jobId, int firstRow, List<StagedRow> rows) {
        byte[] text = textOf(jobId, firstRow, rows);
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            copy.writeToCopy(text, 0, text.length);
            copy.endCopy();
        } catch (SQLException e) {
            throw java.util.Objects.requireNonNull(
                    new SQLExceptionSubclassTranslator().translate("copy", COPY, e));
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private byte[] textOf(UUID jobId, int firstRow, List<StagedRow> rows) {
        var text = new CopyText(rows.size(), CHARS_PER_ROW);
        int seq = firstRow;
        for (StagedRow staged : rows) {
            NormalizedTransaction row = staged.transaction();
            text.field(jobId).field(seq++).field(staged.page()).field(ids.next());
            text.field(row.providerAccountId()).field(row.providerTransactionId());
            text.field(row.settles()).field(row.subtype().text()).field(row.status().text());
            text.field(row.amount().toPlainString()).field(row.currency()).field(row.description());
            text.field(row.date()).field(row.settlementDate());
            text.field(of(row, SecurityDetails::symbol)).field(of(row, SecurityDetails::name));
            text.field(of(row, SecurityDetails::assetType).map(AssetType::text));
            text.field(decimal(row, SecurityDetails::quantity));
            text.field(decimal(row, SecurityDetails::unitPrice));
            text.field(decimal(row, SecurityDetails::commission)).endRow();
        }
        return text.bytes();
    }

    private static <T> Optional<T> of(
            NormalizedTransaction row, Function<SecurityDetails, Optional<T>> part) {
        return row.security().flatMap(part);
    }

    private static Optional<String> decimal(
            NormalizedTransaction row, Function<SecurityDetails, Optional<BigDecimal>> part) {
        return of(row, part).map(BigDecimal::toPlainString);
    }
}

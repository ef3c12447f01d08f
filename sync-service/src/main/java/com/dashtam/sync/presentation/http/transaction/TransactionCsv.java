package com.dashtam.sync.presentation.http.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.sync.application.transaction.ExportTransactions.Rows;
import com.dashtam.sync.domain.transaction.Transaction;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Transactions as a table, whose columns are called as the fields of the contract. */
final class TransactionCsv {

    private static final String HEADER =
            String.join(
                            ",",
                            "id",
                            "account_id",
                            "provider_transaction_id",
                            "transaction_date",
                            "settlement_date",
                            "transaction_type",
                            "subtype",
                            "status",
                            "amount_value",
                            "amount_currency",
                            "description",
                            "asset_type",
                            "symbol",
                            "security_name",
                            "quantity",
                            "unit_price_amount",
                            "commission_amount",
                            "created_at",
                            "updated_at",
                            "note",
                            "own_description")
                    + "\r\n";

    private TransactionCsv() {}

    /** Nothing is read ahead. */
    static InputStream stream(Rows rows) {
        return new PieceStream(
                new Iterator<>() {

                    private boolean isBegun;

                    @Override
                    public boolean hasNext() {
                        return !isBegun || rows.pieces().hasNext();
                    }

                    @Override
                    public byte[] next() {
                        if (!isBegun) {
                            isBegun = true;
                            return HEADER.getBytes(UTF_8);
                        }
                        return records(rows.pieces().next());
                    }
                });
    }

    private static byte[] records(List<Transaction> piece) {
        var text = new StringBuilder();
        piece.forEach(transaction -> text.append(record(transaction)));
        return text.toString().getBytes(UTF_8);
    }

    static String record(Transaction t) {
        return new CsvText()
                .plain(t.id())
                .plain(t.accountId())
                .text(t.providerTransactionId())
                .plain(t.date())
                .plain(t.settlementDate())
                .plain(t.subtype().type().text())
                .plain(t.subtype().text())
                .plain(t.status().text())
                .number(t.amount().amount())
                .plain(t.amount().currency().code())
                .text(t.description())
                .plain(t.security().flatMap(SecurityDetails::assetType).map(AssetType::text))
                .text(t.security().flatMap(SecurityDetails::symbol))
                .text(t.security().flatMap(SecurityDetails::name))
                .number(t.security().flatMap(SecurityDetails::quantity))
                .number(t.security().flatMap(SecurityDetails::unitPrice))
                .number(t.security().flatMap(SecurityDetails::commission))
                .plain(t.createdAt())
                .plain(t.updatedAt())
                .text(t.annotations().note())
                .text(t.annotations().description())
                .toString();
    }
}

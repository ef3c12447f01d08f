package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Everything that a table gives. */
record ReadTable(
        TableReading reading,
        int expected,
        List<Statement> statements,
        List<NormalizedTransaction> transactions,
        List<LeftOut> leftOut) {

    static ReadTable of(String table, ColumnMapping told) {
        return of(table.getBytes(StandardCharsets.UTF_8), told);
    }

    static ReadTable of(byte[] table, ColumnMapping told) {
        return new CsvStatements()
                .open(table, told)
                .fold(
                        ReadTable::of,
                        failure -> {
                            throw new AssertionError(failure);
                        });
    }

    /** Of one that is delivered only if nothing is undecided. */
    static ReadTable of(StatementFile file) {
        TableReading reading = file.reading().orElseThrow();
        var read =
                new ReadTable(
                        reading,
                        file.transactions(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        if (reading.undecided().stream().allMatch(TableReading.ACCOUNT::equals)) {
            file.deliver(read.sink());
        }
        return read;
    }

    private StatementFile.Sink sink() {
        return new StatementFile.Sink() {
            @Override
            public void statement(Statement statement) {
                statements.add(statement);
            }

            @Override
            public void transaction(NormalizedTransaction transaction) {
                transactions.add(transaction);
            }

            @Override
            public void unreadable(LeftOut row) {
                leftOut.add(row);
            }
        };
    }

    List<String> amounts() {
        return transactions.stream().map(it -> it.amount().toPlainString()).toList();
    }

    List<String> identifiers() {
        return transactions.stream().map(NormalizedTransaction::providerTransactionId).toList();
    }
}

package com.dashtam.provider.infrastructure.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.provider.domain.feed.ExactDecimal;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.fixture.CsvTables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Whatever is sent for a table is read or refused, what is read is within its limits, and the
 * mapping that is shown reads the same again. The corpus beside this class is read again by {@code
 * mvn test}; {@code mvn verify} goes on from it for seconds, the profile {@code fuzz} for longer.
 */
class CsvFuzzTest {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final ColumnMapping ACCOUNT = CsvTables.account("checking");
    private static final ColumnMapping ALL =
            CsvTables.told(", \"decimal_mark\": \"point\", \"sign\": \"negative_is_out\"");

    @FuzzTest(maxDuration = "90s")
    @DictionaryEntries({
        "Date",
        "Amount",
        "Description",
        "Debit",
        "Credit",
        "Balance",
        "Currency",
        "Details,Posting Date,Description,Amount,Type,Balance",
        "Transaction Date,Post Date,Description,Category,Type,Amount,Memo",
        "Date,Description,Amount,Running Bal.",
        "Posted Date,Reference Number,Payee,Address,Amount",
        "Run Date,Account,Account Number,Action,Symbol,Description,Type,Price ($),Quantity,Amount",
        "Account Number,Account Name,Symbol,Description,Quantity,Last Price,Current Value",
        "\"\"",
        ";",
        "\t",
        "|",
        "(1,234.50)",
        "1.234,50",
        "$",
        "--",
        "01/02/2026",
        "Jan-02-2026",
        "Date downloaded ",
        "SPAXX**"
    })
    void readsOrRefusesWhateverIsSent(byte[] file) {
        Optional<ReadTable> read = read(file, ACCOUNT);
        read.ifPresent(table -> requireSame(table, file));
        read(file, ALL).ifPresent(table -> requireSame(table, file));
    }

    private static Optional<ReadTable> read(byte[] file, ColumnMapping told) {
        return new CsvStatements()
                .open(file, told)
                .fold(
                        opened -> Optional.of(ReadTable.of(opened)),
                        failure -> {
                            assertThat(failure)
                                    .isIn(
                                            FeedFailure.FILE_UNREADABLE,
                                            FeedFailure.FILE_WITHOUT_ACCOUNT);
                            return Optional.empty();
                        });
    }

    private static void requireSame(ReadTable read, byte[] file) {
        requireSound(read);
        if (read.reading().undecided().isEmpty()) {
            ColumnMapping shown = MappingCodec.read(MappingCodec.write(read.reading().mapping()));
            ReadTable again = read(file, shown).orElseThrow();
            assertThat(again.transactions()).isEqualTo(read.transactions());
            assertThat(again.statements()).isEqualTo(read.statements());
        }
    }

    private static void requireSound(ReadTable read) {
        assertThat(read.statements()).hasSizeLessThanOrEqualTo(Owners.MOST);
        if (read.reading().undecided().isEmpty()) {
            int rows = read.transactions().size() + read.leftOut().size();
            assertThat(rows).isEqualTo(read.expected());
        }
        assertThat(read.identifiers())
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).hasSizeBetween(1, LONGEST_ID));
        read.transactions().forEach(CsvFuzzTest::requireSound);
        read.statements().forEach(CsvFuzzTest::requireSound);
        List<Optional<Integer>> lines = read.leftOut().stream().map(LeftOut::line).toList();
        assertThat(lines).doesNotContain(Optional.empty());
    }

    private static void requireSound(NormalizedTransaction transaction) {
        requireExact(transaction.amount());
        assertThat(transaction.description()).hasSizeLessThanOrEqualTo(LONGEST_DESCRIPTION);
        transaction.security().ifPresent(it -> it.quantity().ifPresent(CsvFuzzTest::requireExact));
    }

    private static void requireSound(Statement statement) {
        assertThat(statement.account().providerAccountId()).hasSizeBetween(1, LONGEST_ID);
        requireExact(statement.account().balance());
        statement
                .holdings()
                .ifPresent(all ->
                        all.forEach(holding -> {
                            requireExact(holding.quantity());
                            assertThat(holding.quantity().signum()).isNotZero();
                            assertThat(holding.providerHoldingId()).hasSizeBetween(1, LONGEST_ID);
                        }));
    }

    private static void requireExact(BigDecimal number) {
        assertThat(ExactDecimal.bounded(number)).contains(number);
    }
}

package com.dashtam.provider.infrastructure.ofx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.provider.domain.feed.ExactDecimal;
import com.dashtam.provider.fixture.ReadFile;
import java.math.BigDecimal;
import java.util.List;

/**
 * Whatever is sent for a statement is read or refused, and what is read is within its limits. The
 * corpus beside this class is read again by {@code mvn test}; {@code mvn verify} goes on from it
 * for seconds, the profile {@code fuzz} for longer.
 */
class OfxFuzzTest {

    /** Bytes; no row is shorter. */
    private static final int SHORTEST_ROW = 6;

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DESCRIPTION = 500;

    private final OfxStatements format = new OfxStatements();

    @FuzzTest(maxDuration = "90s")
    @DictionaryEntries({
        "<OFX>",
        "</OFX>",
        "<STMTRS>",
        "<INVSTMTRS>",
        "<CCSTMTRS>",
        "<STMTTRN>",
        "</STMTTRN>",
        "<BUYSTOCK>",
        "<REINVEST>",
        "<INVPOSLIST>",
        "<POSMF>",
        "<BAL>",
        "<ACCTID>",
        "<BALAMT>",
        "<TRNAMT>",
        "<TOTAL>",
        "<UNITS>",
        "<DTPOSTED>",
        "<FITID>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<!DOCTYPE",
        "&#x",
        "CHARSET:",
        "1.234,56",
        "[-5.5:XXX]"
    })
    void readsOrRefusesWhateverIsSent(byte[] file) {
        List<FeedFailure> refused =
                ReadFile.of(format, file)
                        .fold(
                                read -> {
                                    requireSound(read, file.length);
                                    return List.of();
                                },
                                List::of);

        assertThat(List.of(FeedFailure.FILE_UNREADABLE, FeedFailure.FILE_WITHOUT_ACCOUNT))
                .containsAll(refused);
    }

    private static void requireSound(ReadFile file, int length) {
        assertThat(file.parts()).hasSizeBetween(1, Outline.MOST_STATEMENTS);
        int rows = file.parts().stream().mapToInt(part -> part.transactions().size()).sum();
        assertThat(rows).isLessThanOrEqualTo(file.expected());
        assertThat(file.expected()).isLessThanOrEqualTo(2 * length / SHORTEST_ROW);
        for (ReadFile.Part part : file.parts()) {
            requireIdentifier(part.account().providerAccountId());
            requireExact(part.account().balance());
            part.transactions().forEach(OfxFuzzTest::requireSound);
            part.statement().holdings().ifPresent(all -> all.forEach(OfxFuzzTest::requireSound));
        }
    }

    private static void requireSound(NormalizedTransaction transaction) {
        requireIdentifier(transaction.providerTransactionId());
        requireExact(transaction.amount());
        assertThat(transaction.description()).hasSizeLessThanOrEqualTo(LONGEST_DESCRIPTION);
    }

    private static void requireSound(NormalizedHolding holding) {
        requireIdentifier(holding.providerHoldingId());
        requireExact(holding.quantity());
        assertThat(holding.quantity().signum()).isNotZero();
        holding.marketValue().ifPresent(OfxFuzzTest::requireExact);
    }

    private static void requireIdentifier(String id) {
        assertThat(id).hasSizeBetween(1, LONGEST_ID);
    }

    private static void requireExact(BigDecimal number) {
        assertThat(ExactDecimal.bounded(number)).contains(number);
    }
}

package com.dashtam.platform.http.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCodecTest {

    private static final Currency EUR = new Currency("EUR");

    static Stream<FeedLine> lines() {
        return Stream.of(
                new FeedLine.Connection(UUID.randomUUID(), "ofx_file", Optional.of(7)),
                new FeedLine.Connection(UUID.randomUUID(), "ofx_file", Optional.empty()),
                new FeedLine.Account(
                        new NormalizedAccount(
                                "acc-1",
                                "****1234",
                                "Giro „Ü“ \n\u2028 \"x\"",
                                AccountType.RETIREMENT_401K,
                                EUR,
                                new BigDecimal("-12345678901234567890.10"),
                                Optional.of(new BigDecimal("0.0001")),
                                false)),
                new FeedLine.Account(
                        new NormalizedAccount(
                                "acc-2",
                                "****",
                                "Plain",
                                AccountType.OTHER,
                                EUR,
                                new BigDecimal("1E+3"),
                                Optional.empty(),
                                true)),
                new FeedLine.Account(
                        new NormalizedAccount(
                                "acc-3",
                                "****",
                                "Of a file",
                                AccountType.OTHER,
                                EUR,
                                BigDecimal.ZERO,
                                Optional.empty(),
                                true),
                        false,
                        Optional.of(LocalDate.of(2026, 3, 31))),
                new FeedLine.HoldingsOf("acc-3", Optional.of(LocalDate.of(2026, 3, 31))),
                new FeedLine.Table(
                        new TableReading(
                                MappingCodec.read(
                                        """
                                        {"preset": "chase_card", "encoding": "windows-1252",
                                         "columns": {"date": "D\u00e4tum"}}
                                        """),
                                List.of("Dätum", ""),
                                List.of("account"))),
                new FeedLine.Omission(
                        LeftOut.ofTable(3, Optional.of("x"), LeftOut.Reason.TOO_LONG)),
                new FeedLine.Omission(
                        new LeftOut(
                                LeftOut.Kind.STATEMENT,
                                Optional.empty(),
                                Optional.of(2),
                                Optional.of(5),
                                Optional.empty(),
                                LeftOut.Reason.REFUSED)),
                new FeedLine.Preview(12, 3),
                new FeedLine.Transaction(transaction(Optional.empty(), Optional.empty())),
                new FeedLine.Transaction(
                        transaction(
                                Optional.of(LocalDate.of(2026, 3, 1)),
                                Optional.of(
                                        new SecurityDetails(
                                                Optional.of("ACME"),
                                                Optional.of("Acme Corp"),
                                                Optional.of(AssetType.ETF),
                                                Optional.of(new BigDecimal("0.12345678")),
                                                Optional.of(new BigDecimal("101.5000")),
                                                Optional.empty())))),
                new FeedLine.Removed("acc-1", "tx-1"),
                new FeedLine.Bookmark("CAESJ\u2028\"x\""),
                new FeedLine.PageEnd(3, Optional.of(PageHash.of(new byte[] {1, 2}))),
                new FeedLine.HoldingsOf("acc-1"),
                new FeedLine.Holding(
                        new NormalizedHolding(
                                "acc-1",
                                "66704A101",
                                Optional.of("ACME"),
                                "Acme Corp",
                                AssetType.MUTUAL_FUND,
                                new BigDecimal("-0.000000001"),
                                EUR,
                                Optional.of(new BigDecimal("-7.10")),
                                Optional.of(new BigDecimal("-6.9")),
                                Optional.of(new BigDecimal("6900000000")),
                                Optional.of(new BigDecimal("7.1E+9")))),
                new FeedLine.Holding(
                        new NormalizedHolding(
                                "acc-1",
                                "cash",
                                Optional.empty(),
                                "Cash",
                                AssetType.CASH_EQUIVALENT,
                                BigDecimal.ONE,
                                EUR,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                new FeedLine.PageEnd(),
                new FeedLine.End(),
                FeedLine.Failure.of(FeedFailure.INSTITUTION_UNAVAILABLE),
                new FeedLine.Failure(FeedFailure.RATE_LIMITED, Optional.of(30)));
    }

    private static NormalizedTransaction transaction(
            Optional<LocalDate> settled, Optional<SecurityDetails> security) {
        return new NormalizedTransaction(
                "acc-1",
                "tx-1",
                settled.map(day -> "pending-of-" + day),
                TransactionSubtype.WITHDRAWAL,
                TransactionStatus.PENDING,
                new BigDecimal("-0.10"),
                EUR,
                "Coffee",
                LocalDate.of(2026, 2, 28),
                settled,
                security);
    }

    @Test
    void leavesItToTheCallerWhenLinesAreSent() throws Exception {
        var sent = new ByteArrayOutputStream();
        var out = new BufferedOutputStream(sent);

        FeedCodec.write(new FeedLine.PageEnd(), out);
        FeedCodec.write(new FeedLine.End(), out);

        assertThat(sent.size()).isZero();
        out.flush();
        assertThat(sent.toString(StandardCharsets.UTF_8)).hasLineCount(2);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWhatItWrote(FeedLine line) {
        assertThat(FeedCodec.read(written(line)))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void writesOneLineEach(FeedLine line) {
        assertThat(written(line)).endsWith("\n").containsOnlyOnce("\n");
    }

    @Test
    void writesDecimalsAsStringsWithEveryDigit() {
        var line = new FeedLine.Transaction(transaction(Optional.empty(), Optional.empty()));

        assertThat(written(line)).contains("\"amount\":\"-0.10\"");
    }

    @Test
    void passesOverMembersItDoesNotKnow() {
        assertThat(FeedCodec.read("{\"kind\":\"end\",\"later\":{\"a\":[1]}}"))
                .isEqualTo(new FeedLine.End());
    }

    @Test
    void readsTheEndOfAPageFromBeforeThereWereHashes() {
        assertThat(FeedCodec.read("{\"kind\":\"page_end\",\"unreadable\":2}"))
                .isEqualTo(new FeedLine.PageEnd(2, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"kind\":\"unheard_of\"}",
                "{\"kind\":\"account\"}",
                "{\"kind\":\"holdings_of\"}",
                "{\"kind\":\"removed\",\"account\":\"acc-1\"}",
                "{\"kind\":\"bookmark\"}",
                "{\"kind\":\"page_end\",\"sha256\":\"9f86\"}",
                "{\"kind\":\"page_end\",\"sha256\":7}",
                "{\"kind\":\"holding\",\"account\":\"a\",\"id\":\"1\",\"name\":\"n\",\"type\":\"x\",\"quantity\":\"1\",\"currency\":\"EUR\"}",
                "{\"kind\":\"connection\",\"connection_id\":\"x\",\"provider_slug\":\"y\"}",
                "{\"kind\":\"failure\",\"reason\":\"unheard_of\"}",
                "{\"kind\":7}"
            })
    void refusesALineThatItWouldNotWrite(String line) {
        assertThatThrownBy(() -> FeedCodec.read(line)).isInstanceOf(FeedFormatException.class);
    }

    @Test
    void refusesADateThatDoesNotExist() {
        String line =
                written(new FeedLine.Transaction(transaction(Optional.empty(), Optional.empty())))
                        .replace("2026-02-28", "2026-02-30");

        assertThatThrownBy(() -> FeedCodec.read(line)).isInstanceOf(FeedFormatException.class);
    }

    private static String written(FeedLine line) {
        var out = new ByteArrayOutputStream();
        FeedCodec.write(line, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

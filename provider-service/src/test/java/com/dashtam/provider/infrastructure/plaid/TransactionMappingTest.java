package com.dashtam.provider.infrastructure.plaid;

import static com.dashtam.provider.infrastructure.plaid.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionMappingTest {

    private static final String ROW =
            """
            {"account_id":"acc","transaction_id":"t-1","amount":%s,"iso_currency_code":"USD",
             "date":"2026-01-29","authorized_date":"2026-01-27","name":"Copper Kettle",
             "pending":%s,"pending_transaction_id":"p-1"%s}
            """;

    private final Samples.Counted unknown = new Samples.Counted();
    private final TransactionMapping mapping = new TransactionMapping(unknown.values);

    @Test
    void readsAPostedRowWithTheOneThatItSettles() {
        NormalizedTransaction row = map("2307.21", false, "");

        assertThat(row.providerAccountId()).isEqualTo("acc");
        assertThat(row.providerTransactionId()).isEqualTo("t-1");
        assertThat(row.settles()).contains("p-1");
        assertThat(row.status()).isEqualTo(TransactionStatus.SETTLED);
        assertThat(row.amount()).isEqualTo(new BigDecimal("-2307.21"));
        assertThat(row.currency().code()).isEqualTo("USD");
        assertThat(row.description()).isEqualTo("Copper Kettle");
        assertThat(row.date()).isEqualTo(LocalDate.of(2026, 1, 27));
        assertThat(row.settlementDate()).contains(LocalDate.of(2026, 1, 29));
        assertThat(row.security()).isEmpty();
    }

    @Test
    void readsAPendingRow() {
        NormalizedTransaction row = map("-5", true, "");

        assertThat(row.status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(row.settles()).isEmpty();
        assertThat(row.settlementDate()).isEmpty();
        assertThat(row.amount()).isEqualTo(new BigDecimal("5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.1", "1234567890123456.789012345678", "90071992547409.93", "1E-7", "0.30"})
    void keepsEveryDigitOfANumber(String amount) {
        assertThat(map(amount, false, "").amount()).isEqualTo(new BigDecimal(amount).negate());
    }

    @ParameterizedTest
    @CsvSource({
        "INCOME,              INCOME_WAGES,                  -1, DEPOSIT",
        "INCOME,              INCOME_DIVIDENDS,              -1, DIVIDEND",
        "INCOME,              INCOME_INTEREST_EARNED,        -1, INTEREST",
        "TRANSFER_IN,         TRANSFER_IN_DEPOSIT,           -1, DEPOSIT",
        "TRANSFER_IN,         TRANSFER_IN_ACCOUNT_TRANSFER,  -1, TRANSFER_IN",
        "TRANSFER_OUT,        TRANSFER_OUT_WITHDRAWAL,        1, WITHDRAWAL",
        "TRANSFER_OUT,        TRANSFER_OUT_ACCOUNT_TRANSFER,  1, TRANSFER_OUT",
        "BANK_FEES,           BANK_FEES_ATM_FEES,             1, ACCOUNT_FEE",
        "BANK_FEES,           BANK_FEES_INTEREST_CHARGE,      1, OTHER_FEE",
        "FOOD_AND_DRINK,      FOOD_AND_DRINK_COFFEE,          1, WITHDRAWAL",
        "GENERAL_MERCHANDISE, GENERAL_MERCHANDISE_OTHER,     -1, DEPOSIT",
        "LOAN_PAYMENTS,       LOAN_PAYMENTS_CAR_PAYMENT,      1, WITHDRAWAL",
    })
    void knowsTheCategories(
            String primary, String detailed, String amount, TransactionSubtype subtype) {
        assertThat(map(amount, false, category(primary, detailed)).subtype()).isEqualTo(subtype);
        assertThat(unknown.of("transaction category")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "interest,    -1, INTEREST",
        "interest,     1, OTHER_FEE",
        "bank charge,  1, ACCOUNT_FEE",
        "adjustment,   1, ADJUSTMENT",
        "transfer,     1, TRANSFER_OUT",
        "transfer,    -1, TRANSFER_IN",
        "purchase,     1, WITHDRAWAL",
        "cash,        -1, DEPOSIT",
    })
    void knowsTheCodesWhereThereIsNoCategory(
            String code, String amount, TransactionSubtype subtype) {
        assertThat(map(amount, false, ",\"transaction_code\":\"" + code + "\"").subtype())
                .isEqualTo(subtype);
        assertThat(unknown.of("transaction code")).isZero();
    }

    @Test
    void keepsAndCountsWhatItHasNoWordFor() {
        assertThat(map("1", false, category("BARTER", "BARTER_GOATS")).subtype())
                .isEqualTo(TransactionSubtype.WITHDRAWAL);
        assertThat(map("-1", false, ",\"transaction_code\":\"barter\"").subtype())
                .isEqualTo(TransactionSubtype.DEPOSIT);
        assertThat(unknown.of("transaction category")).isEqualTo(1);
        assertThat(unknown.of("transaction code")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"transaction_id\":\"t\",\"amount\":1,\"date\":\"2026-01-01\"}",
                "{\"account_id\":\"a\",\"amount\":1,\"date\":\"2026-01-01\"}",
                "{\"account_id\":\"a\",\"transaction_id\":\"t\",\"date\":\"2026-01-01\"}",
                "{\"account_id\":\"a\",\"transaction_id\":\"t\",\"amount\":1}",
                "{\"account_id\":\"a\",\"transaction_id\":\"t\",\"amount\":1,\"date\":\"1.1.26\"}",
            })
    void refusesARowThatCannotBeKnown(String row) {
        assertThatThrownBy(() -> mapping.map(json(row)))
                .isInstanceOf(MalformedAnswerException.class);
    }

    private static String category(String primary, String detailed) {
        return ",\"personal_finance_category\":{\"primary\":\"%s\",\"detailed\":\"%s\"}"
                .formatted(primary, detailed);
    }

    private NormalizedTransaction map(String amount, boolean pending, String more) {
        return mapping.map(json(ROW.formatted(amount, pending, more)));
    }
}

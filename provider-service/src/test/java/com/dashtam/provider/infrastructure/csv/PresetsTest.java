package com.dashtam.provider.infrastructure.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.fixture.CsvTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresetsTest {

    @Test
    void readsCheckingOfChase() {
        ReadTable read = ReadTable.of(CsvTables.CHASE_CHECKING, CsvTables.account("checking"));

        assertThat(read.reading().mapping().preset()).contains(Preset.CHASE_CHECKING);
        assertThat(read.statements())
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.account().balance()).isEqualTo("987.50");
                    assertThat(statement.balanceTold()).isTrue();
                    assertThat(statement.asOf()).contains(LocalDate.of(2026, 3, 14));
                    assertThat(statement.account().name()).isEqualTo("Everyday");
                });
        assertThat(read.leftOut()).isEmpty();
        assertThat(read.transactions())
                .extracting(
                        NormalizedTransaction::date,
                        NormalizedTransaction::description,
                        it -> it.amount().toPlainString(),
                        NormalizedTransaction::subtype)
                .containsExactly(
                        tuple(
                                LocalDate.of(2026, 3, 14),
                                "CORNER BAKERY, 2ND AVE",
                                "-12.50",
                                TransactionSubtype.WITHDRAWAL),
                        tuple(
                                LocalDate.of(2026, 3, 13),
                                "ACME PAYROLL PPD ID: 77",
                                "1000.00",
                                TransactionSubtype.DEPOSIT),
                        tuple(
                                LocalDate.of(2026, 3, 12),
                                "CHECK 1030",
                                "-30.00",
                                TransactionSubtype.WITHDRAWAL));
    }

    @Test
    void readsACardOfChaseThatTellsNoBalance() {
        ReadTable read = ReadTable.of(CsvTables.CHASE_CARD, CsvTables.account("credit_card"));

        assertThat(read.amounts()).containsExactly("-10.59", "481.20");
        assertThat(read.transactions().getFirst().settlementDate())
                .contains(LocalDate.of(2026, 3, 11));
        assertThat(read.statements())
                .extracting(Statement::balanceTold, it -> it.account().type())
                .containsExactly(tuple(false, AccountType.CREDIT_CARD));
    }

    @Test
    void readsAnAccountOfBankOfAmericaBelowItsSummary() {
        ReadTable read =
                ReadTable.of(CsvTables.BANK_OF_AMERICA_ACCOUNT, CsvTables.account("checking"));

        assertThat(read.reading().mapping().headerRow()).contains(7);
        assertThat(read.amounts()).containsExactly("-42.17", "2500.00");
        assertThat(read.statements().getFirst().account().balance()).isEqualTo("3457.83");
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void readsACardOfBankOfAmerica() {
        ReadTable read =
                ReadTable.of(CsvTables.BANK_OF_AMERICA_CARD, CsvTables.account("credit_card"));

        assertThat(read.reading().mapping().preset()).contains(Preset.BANK_OF_AMERICA_CARD);
        assertThat(read.transactions())
                .extracting(NormalizedTransaction::description)
                .containsExactly("FILM CLUB", "PAYMENT - THANK YOU");
    }

    @Test
    void readsTheHistoryOfEveryAccountThatFidelityNames() {
        ReadTable read = ReadTable.of(CsvTables.FIDELITY_HISTORY, ColumnMapping.NONE);

        assertThat(read.reading().undecided()).isEmpty();
        assertThat(read.statements())
                .extracting(
                        it -> it.account().name(),
                        it -> it.account().numberMasked(),
                        it -> it.account().type())
                .containsExactly(
                        tuple("Individual - TOD", "****0001", AccountType.BROKERAGE),
                        tuple("ROTH IRA", "****0002", AccountType.ROTH_IRA));
        assertThat(read.transactions())
                .extracting(NormalizedTransaction::subtype, it -> it.amount().toPlainString())
                .containsExactly(
                        tuple(TransactionSubtype.BUY, "-100.9"),
                        tuple(TransactionSubtype.DIVIDEND, "17.42"),
                        tuple(TransactionSubtype.TRANSFER_IN, "2000.00"),
                        tuple(TransactionSubtype.EXPIRATION, "0"));
        assertThat(read.transactions().getFirst().security())
                .hasValueSatisfying(security -> {
                    assertThat(security.symbol()).contains("ACME");
                    assertThat(security.quantity()).contains(new BigDecimal("4"));
                    assertThat(security.unitPrice()).contains(new BigDecimal("25.1"));
                    assertThat(security.commission()).contains(new BigDecimal("0.5"));
                });
        assertThat(read.leftOut()).isEmpty();
        assertThat(read.expected()).isEqualTo(4);
    }

    @Test
    void tellsTheNumberOfAnAccountFromItsNameInOneField() {
        String table =
                """
                Run Date,Account,Action,Symbol,Security Description,Security Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date
                 03/09/2026,"Individual" X10000001," DIVIDEND RECEIVED", IDX," INDEX FUND",Cash,0.000,,,,,17.42,
                 03/09/2026,Individual X10000001,INTEREST EARNED,,,Cash,0.000,,,,,1.42,
                """;

        assertThat(ReadTable.of(table, ColumnMapping.NONE).statements())
                .extracting(it -> it.account().name(), it -> it.account().numberMasked())
                .containsExactly(tuple("Individual", "****0001"));
    }

    @Test
    void readsPositionsAsHoldingsOfTheDayOnWhichTheyWereDownloaded() {
        ReadTable read = ReadTable.of(CsvTables.FIDELITY_POSITIONS, ColumnMapping.NONE);

        assertThat(read.transactions()).isEmpty();
        assertThat(read.statements())
                .extracting(it -> it.account().balance().toPlainString(), Statement::asOf)
                .containsExactly(
                        tuple("10300.25", Optional.of(LocalDate.of(2026, 3, 10))),
                        tuple("-250.00", Optional.of(LocalDate.of(2026, 3, 10))));
        assertThat(read.statements().getFirst().holdings().orElseThrow())
                .extracting(
                        NormalizedHolding::providerHoldingId,
                        it -> it.quantity().toPlainString(),
                        NormalizedHolding::assetType)
                .containsExactly(
                        tuple("SPAXX", "500.25", AssetType.CASH_EQUIVALENT),
                        tuple("ACME", "100", AssetType.OTHER));
        assertThat(read.statements().getLast().holdings().orElseThrow())
                .singleElement()
                .satisfies(option -> {
                    assertThat(option.quantity()).isEqualTo("-1");
                    assertThat(option.assetType()).isEqualTo(AssetType.OPTION);
                    assertThat(option.costBasis()).contains(new BigDecimal("-300.00"));
                });
    }

    @Test
    void keepsWhatIsKnownOfAnAccountWhenOneOfItsPositionsCannotBeRead() {
        String broken = CsvTables.FIDELITY_POSITIONS.replace("ACME INC,100,", "ACME INC,many,");

        Statement first = ReadTable.of(broken, ColumnMapping.NONE).statements().getFirst();

        assertThat(first.holdings()).isEmpty();
        assertThat(first.balanceTold()).isFalse();
        assertThat(first.leftOut())
                .containsExactly(
                        new LeftOut(
                                LeftOut.Kind.HOLDING,
                                Optional.of(3),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("Quantity"),
                                LeftOut.Reason.NOT_A_NUMBER));
    }

    @Test
    void asksWhoseTableItIsAndShowsItsRowsAllTheSame() {
        ReadTable read = ReadTable.of(CsvTables.CHASE_CARD, ColumnMapping.NONE);

        assertThat(read.reading().undecided()).containsExactly("account");
        assertThat(read.statements()).isEmpty();
        assertThat(read.amounts()).hasSize(2);
    }
}

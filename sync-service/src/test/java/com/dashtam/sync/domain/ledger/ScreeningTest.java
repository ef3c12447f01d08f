package com.dashtam.sync.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.Any.TransactionDraft;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScreeningTest {

    private static final TransactionDraft SOUND = Any.transaction("a");

    static Stream<TransactionDraft> rowsThatCannotBeKept() {
        return Stream.of(
                SOUND.id(" "),
                SOUND.id("x".repeat(Screening.MAX_IDENTIFIER_LENGTH + 1)),
                SOUND.id("a\0b"),
                SOUND.description("x".repeat(Screening.MAX_TEXT_LENGTH + 1)),
                SOUND.amount("1e20"),
                SOUND.amount("0.0000000000000000001"),
                SOUND.date(LocalDate.of(1899, 12, 31)),
                SOUND.date(LocalDate.of(2200, 1, 1)),
                SOUND.trading("VTI\0", "1", "1"),
                SOUND.trading("VTI", "1e-19", "1"),
                SOUND.trading("VTI", "1", "1e21"));
    }

    @ParameterizedTest
    @MethodSource("rowsThatCannotBeKept")
    void leavesOutWhatCannotBeKeptExactly(TransactionDraft draft) {
        var screening = Screening.transactions(List.of(draft.get(), SOUND.get()));

        assertThat(screening.rejected()).isEqualTo(1);
        assertThat(screening.accepted()).containsExactly(SOUND.get());
    }

    @Test
    void keepsWhatIsAtItsLimits() {
        var rows =
                List.of(
                        SOUND.id("x".repeat(Screening.MAX_IDENTIFIER_LENGTH)).get(),
                        SOUND.amount("99999999999999999999.999999999999999999").get(),
                        SOUND.trading("VTI", "0.000000000000000001", "250").get());

        assertThat(Screening.transactions(rows)).isEqualTo(new Screening<>(rows, List.of()));
    }

    @Test
    void leavesOutAccountsWhoseBalanceDoesNotFit() {
        var rows = List.of(Any.withBalance(Any.account("a"), "1e20"), Any.account("b"));

        assertThat(Screening.accounts(rows).accepted()).containsExactly(Any.account("b"));
    }
}

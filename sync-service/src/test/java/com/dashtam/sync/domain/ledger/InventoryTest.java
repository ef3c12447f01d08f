package com.dashtam.sync.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.sync.domain.ledger.Inventory.Key;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.HoldingDraft;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InventoryTest {

    private static final HoldingDraft SOUND = Any.holding("a", "vti");

    @Test
    void keepsWhatCanBeKeptExactly() {
        var rows =
                List.of(
                        SOUND.quantity("0.000000000000000001").get(),
                        Any.holding("a", "x".repeat(Screening.MAX_IDENTIFIER_LENGTH)).get(),
                        Any.holding("b", "short").quantity("-3").worth("-360").get());
        var inventory = Inventory.of(Set.of("a", "b", "c"), rows);

        assertThat(inventory.holdings()).isEqualTo(rows);
        assertThat(inventory.accounts()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(inventory.unclear()).isEmpty();
        assertThat(inventory.leftOut()).isEqualTo(Counts.NONE);
    }

    static Stream<HoldingDraft> unsound() {
        return Stream.of(
                SOUND.quantity("1e-19"),
                SOUND.quantity("100000000000000000000"),
                SOUND.worth("1e20"),
                SOUND.costing("1e-19"),
                SOUND.named("x".repeat(Screening.MAX_TEXT_LENGTH + 1)),
                SOUND.named("a\0b"));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void remembersThatAHoldingIsThereWhichItCannotKeep(HoldingDraft draft) {
        var inventory = Inventory.of(Set.of("a"), List.of(draft.get(), other().get()));

        assertThat(inventory.holdings()).containsExactly(other().get());
        assertThat(inventory.unclear()).containsExactly(new Key("a", "vti"));
        assertThat(inventory.leftOut()).isEqualTo(Counts.rejected(1));
    }

    @Test
    void knowsNothingByAnIdentifierThatCannotBeKept() {
        var rows =
                List.of(
                        Any.holding("a", " ").get(),
                        Any.holding("a", "b\0").get(),
                        Any.holding("", "vti").get());
        var inventory = Inventory.of(Set.of("a", "", "x\0"), rows);

        assertThat(inventory.accounts()).containsExactly("a");
        assertThat(inventory.unclear()).isEmpty();
        assertThat(inventory.leftOut()).isEqualTo(Counts.rejected(3));
    }

    @Test
    void keepsTheFirstOfTwoThatShareAnIdentifier() {
        List<NormalizedHolding> rows =
                List.of(
                        SOUND.get(),
                        SOUND.worth("1200.5000").get(),
                        SOUND.worth("7").get(),
                        Any.holding("b", "vti").get());
        var inventory = Inventory.of(Set.of("a", "b"), rows);

        assertThat(inventory.holdings()).containsExactly(rows.getFirst(), rows.getLast());
        assertThat(inventory.leftOut()).isEqualTo(new Counts(0, 0, 1, 1));
    }

    private static HoldingDraft other() {
        return Any.holding("a", "bnd");
    }
}

package com.dashtam.sync.domain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.portfolio.Portfolio.Position;
import com.dashtam.sync.fixture.Any;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetWorthTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void countsWhatIsOwnedAndWhatIsOwedApart() {
        var sums = NetWorth.byCurrency(Stream.of(usd("100.10"), usd("-30.05"), usd("0")));

        assertThat(sums).containsOnlyKeys(Any.USD);
        NetWorth sum = sums.get(Any.USD);
        assertThat(sum).isEqualTo(new NetWorth(usd("100.1"), usd("30.05"), 3));
        assertThat(sum.net()).isEqualTo(usd("70.05"));
    }

    @Test
    void addsNoTwoCurrencies() {
        var sums = NetWorth.byCurrency(Stream.of(usd("1"), Money.of("-2", "EUR")));

        assertThat(sums.values())
                .extracting(NetWorth::net)
                .containsExactly(Money.of("-2", "EUR"), usd("1"));
        assertThat(NetWorth.byCurrency(Stream.of())).isEmpty();
    }

    @Test
    void countsAnAccountOnlyWhenAllReasonsAgainstItAreToBePassedOver() {
        var both = Set.of(Omission.CLOSED, Omission.DISCONNECTED);
        var portfolio =
                new Portfolio(
                        Map.of(
                                A, new Position(usd("5"), both),
                                B, new Position(usd("7"), Set.of(Omission.EXCLUDED))));

        assertThat(portfolio.leftOut(Set.of()))
                .containsEntry(A, Omission.DISCONNECTED)
                .containsEntry(B, Omission.EXCLUDED);
        assertThat(portfolio.leftOut(Set.of(Omission.DISCONNECTED)))
                .containsEntry(A, Omission.CLOSED);
        assertThat(portfolio.netWorth(Set.of(Omission.DISCONNECTED))).isEmpty();
        assertThat(portfolio.netWorth(both).get(Any.USD).net()).isEqualTo(usd("5"));
        assertThat(portfolio.counts(A, both)).isTrue();
        assertThat(portfolio.counts(B, both)).isFalse();
        assertThat(portfolio.counts(UUID.randomUUID(), both)).isFalse();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}

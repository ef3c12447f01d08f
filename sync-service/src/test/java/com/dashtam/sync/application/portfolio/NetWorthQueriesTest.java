package com.dashtam.sync.application.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.PortfolioNetWorthRecalculated;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.connection.FollowConnection;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory.History;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory.Point;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.portfolio.HistoryRange.Interval;
import com.dashtam.sync.domain.portfolio.NetWorth;
import com.dashtam.sync.domain.portfolio.NetWorthTotal;
import com.dashtam.sync.domain.portfolio.Omission;
import com.dashtam.sync.domain.rate.RateTable;
import com.dashtam.sync.domain.snapshot.DayBalances.Statement;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NetWorthQueriesTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final RateTable rates =
            new RateTable(
                    Any.EUR,
                    "test",
                    new TreeMap<>(
                            Map.of(
                                    Any.TODAY.minusDays(1),
                                    Map.of(Any.USD, new BigDecimal("1.25")))));
    private final GetNetWorthHandler now =
            new GetNetWorthHandler(office.ports.portfolios(), rates, office.clock);
    private final GetNetWorthHistoryHandler history =
            new GetNetWorthHistoryHandler(
                    office.ports.portfolios(), office.ports.dayBalances(), rates, office.clock);

    @Test
    void comesToNothingForSomebodyWithoutAccounts() {
        account("a", "100");

        var answer = answer(new GetNetWorth(UUID.randomUUID(), Set.of(), Optional.empty()));
        assertThat(answer.sums()).isEmpty();
        assertThat(answer.leftOut()).isEmpty();
        assertThat(answer.total()).isEmpty();
    }

    @Test
    void saysTheSameAsTheEventWhenAConnectionEndsAndWhenItIsBack() {
        account("a", "100");
        account("b", "-30");
        assertThat(answer(wanted(Optional.empty())).sums())
                .containsExactly(new NetWorth(usd("100"), usd("30"), 2));

        follow(ConnectionStatus.DISCONNECTED);
        follow(ConnectionStatus.DISCONNECTED);
        follow(ConnectionStatus.EXPIRED);

        assertThat(office.workflows.eventsOf(PortfolioNetWorthRecalculated.class))
                .extracting(PortfolioNetWorthRecalculated::getNewNetWorth)
                .containsExactly("0", "70");
        assertThat(answer(wanted(Optional.empty())).sums())
                .extracting(NetWorth::net)
                .containsExactly(usd("70"));
    }

    @Test
    void tellsWhatIsLeftOutAndCountsItWhenAskedTo() {
        account("a", "100");
        follow(ConnectionStatus.DISCONNECTED);

        var without = answer(wanted(Optional.empty()));
        assertThat(without.sums()).isEmpty();
        assertThat(without.leftOut().values()).containsExactly(Omission.DISCONNECTED);
        var with =
                answer(
                        new GetNetWorth(
                                holder.userId(), Set.of(Omission.DISCONNECTED), Optional.empty()));
        assertThat(with.sums()).extracting(NetWorth::net).containsExactly(usd("100"));
        assertThat(with.leftOut()).isEmpty();
    }

    @Test
    void convertsByTheLatestRateUpToToday() {
        account("a", "100");

        NetWorthTotal total = answer(wanted(Optional.of(Any.EUR))).total().orElseThrow();
        assertThat(total.net()).isEqualTo(Money.of("80", "EUR"));
        assertThat(total.parts().getFirst().rate().orElseThrow().date())
                .isEqualTo(Any.TODAY.minusDays(1));
        assertThat(answer(wanted(Optional.of(new Currency("CHF")))).total().orElseThrow())
                .satisfies(unknown -> assertThat(unknown.isPartial()).isTrue());
    }

    @Test
    void refusesWhatIsNoCurrencyInUse() {
        assertThat(now.handle(wanted(Optional.of(new Currency("QQQ")))))
                .isEqualTo(Result.err(NetWorthRefusal.CURRENCY_UNKNOWN));
        assertThat(history.handle(days(3, Optional.of(new Currency("XXX")))))
                .isEqualTo(Result.err(NetWorthRefusal.CURRENCY_UNKNOWN));
    }

    @Test
    void carriesBalancesOnFromTheirFirstDay() {
        account("a", "100");
        account("b", "5");
        state("a", "90", Any.TODAY.minusDays(3));
        state("b", "-20", Any.TODAY.minusDays(1));
        state("a", "100", Any.TODAY);

        History found = found(days(4, Optional.of(Any.EUR)));

        assertThat(found.points())
                .extracting(Point::day)
                .containsExactly(
                        Any.TODAY.minusDays(4),
                        Any.TODAY.minusDays(3),
                        Any.TODAY.minusDays(2),
                        Any.TODAY.minusDays(1),
                        Any.TODAY);
        assertThat(found.points())
                .extracting(NetWorthQueriesTest::nets)
                .containsExactly(
                        List.of(),
                        List.of(usd("90")),
                        List.of(usd("90")),
                        List.of(usd("70")),
                        List.of(usd("80")));
        assertThat(found.points().get(2).total().orElseThrow().isPartial()).isTrue();
        assertThat(found.points().get(3).total().orElseThrow().net())
                .isEqualTo(Money.of("56", "EUR"));
        assertThat(found.points().getLast().total().orElseThrow().net())
                .isEqualTo(Money.of("64", "EUR"));
    }

    @Test
    void leavesOutOfAllDaysWhatIsLeftOutNow() {
        account("a", "100");
        state("a", "100", Any.TODAY.minusDays(1));
        follow(ConnectionStatus.DISCONNECTED);

        assertThat(found(days(1, Optional.empty())).points())
                .allSatisfy(point -> assertThat(point.sums()).isEmpty());
    }

    @Test
    void refusesRangesThatAreReversedOrTooLong() {
        assertThat(history.handle(days(-1, Optional.empty())))
                .isEqualTo(Result.err(NetWorthRefusal.RANGE_REVERSED));
        assertThat(history.handle(days(400, Optional.empty())))
                .isEqualTo(Result.err(NetWorthRefusal.RANGE_TOO_LONG));
    }

    @Test
    void beginsTheUsualTimeBeforeTodayAndTellsNothingOfDaysToCome() {
        var usual =
                new GetNetWorthHistory(
                        holder.userId(),
                        Optional.empty(),
                        Optional.empty(),
                        Interval.MONTH,
                        Set.of(),
                        Optional.empty());
        assertThat(found(usual).range().from()).isEqualTo(Any.TODAY.minusMonths(12));
        assertThat(found(usual).range().to()).isEqualTo(Any.TODAY);

        var ahead =
                new GetNetWorthHistory(
                        holder.userId(),
                        Optional.of(Any.TODAY.minusDays(1)),
                        Optional.of(Any.TODAY.plusDays(5)),
                        Interval.DAY,
                        Set.of(),
                        Optional.empty());
        assertThat(found(ahead).points())
                .extracting(Point::day)
                .containsExactly(Any.TODAY.minusDays(1), Any.TODAY);
    }

    private static List<Money> nets(Point point) {
        return point.sums().stream().map(NetWorth::net).toList();
    }

    private GetNetWorth wanted(Optional<Currency> currency) {
        return new GetNetWorth(holder.userId(), Set.of(), currency);
    }

    private GetNetWorthHistory days(int back, Optional<Currency> currency) {
        return new GetNetWorthHistory(
                holder.userId(),
                Optional.of(Any.TODAY.minusDays(back)),
                Optional.of(Any.TODAY),
                Interval.DAY,
                Set.of(),
                currency);
    }

    private GetNetWorth.Answer answer(GetNetWorth query) {
        return now.handle(query)
                .fold(
                        found -> found,
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private History found(GetNetWorthHistory query) {
        return history.handle(query)
                .fold(
                        found -> found,
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private void account(String id, String balance) {
        var rows = List.of(Any.withBalance(Any.account(id), balance));
        assertThat(office.ports.ledger().mergeAccounts(holder, rows, Any.NOW).errors()).isZero();
    }

    private void state(String id, String balance, LocalDate day) {
        office.ports
                .dayBalances()
                .state(
                        UUID.randomUUID(),
                        holder,
                        Map.of(id, new Statement(usd(balance), day)),
                        Any.NOW);
    }

    private void follow(ConnectionStatus status) {
        var state = Any.connectionOf(holder, "sandbox", status);
        office.follow.handle(new FollowConnection(state), Office.callerOf(holder));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}

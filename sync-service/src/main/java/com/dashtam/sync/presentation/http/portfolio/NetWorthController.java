package com.dashtam.sync.presentation.http.portfolio;

import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.portfolio.GetNetWorth;
import com.dashtam.sync.application.portfolio.GetNetWorthHandler;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory.History;
import com.dashtam.sync.application.portfolio.GetNetWorthHistoryHandler;
import com.dashtam.sync.application.portfolio.NetWorthRefusal;
import com.dashtam.sync.domain.portfolio.HistoryRange;
import com.dashtam.sync.domain.portfolio.HistoryRange.Interval;
import com.dashtam.sync.domain.portfolio.Omission;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.api.NetWorthApi;
import com.dashtam.sync.presentation.http.model.HistoryInterval;
import com.dashtam.sync.presentation.http.model.IncludedAccounts;
import com.dashtam.sync.presentation.http.model.NetWorth;
import com.dashtam.sync.presentation.http.model.NetWorthHistory;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class NetWorthController implements NetWorthApi {

    private final GetNetWorthHandler now;
    private final GetNetWorthHistoryHandler history;
    private final CurrentUser user;

    public NetWorthController(
            GetNetWorthHandler now, GetNetWorthHistoryHandler history, CurrentUser user) {
        this.now = now;
        this.history = history;
        this.user = user;
    }

    @Override
    public ResponseEntity<NetWorth> getNetWorth(
            @Nullable List<IncludedAccounts> include, @Nullable String currency) {
        var query = new GetNetWorth(user.id(), included(include), wanted(currency));
        return switch (now.handle(query)) {
            case Result.Ok<GetNetWorth.Answer, NetWorthRefusal>(var answer) ->
                    ResponseEntity.ok(NetWorthView.of(answer));
            case Result.Err<GetNetWorth.Answer, NetWorthRefusal>(var refusal) ->
                    throw problem(refusal);
        };
    }

    @Override
    public ResponseEntity<NetWorthHistory> getNetWorthHistory(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            HistoryInterval interval,
            @Nullable List<IncludedAccounts> include,
            @Nullable String currency) {
        var query =
                new GetNetWorthHistory(
                        user.id(),
                        Optional.ofNullable(from),
                        Optional.ofNullable(to),
                        apart(interval),
                        included(include),
                        wanted(currency));
        return switch (history.handle(query)) {
            case Result.Ok<History, NetWorthRefusal>(var found) ->
                    ResponseEntity.ok(NetWorthView.of(found, interval));
            case Result.Err<History, NetWorthRefusal>(var refusal) -> throw problem(refusal);
        };
    }

    private static Interval apart(HistoryInterval interval) {
        return switch (interval) {
            case DAY -> Interval.DAY;
            case WEEK -> Interval.WEEK;
            case MONTH -> Interval.MONTH;
        };
    }

    private static Set<Omission> included(@Nullable List<IncludedAccounts> include) {
        var reasons = EnumSet.noneOf(Omission.class);
        for (IncludedAccounts accounts : include == null ? List.<IncludedAccounts>of() : include) {
            reasons.add(
                    switch (accounts) {
                        case CLOSED -> Omission.CLOSED;
                        case DISCONNECTED -> Omission.DISCONNECTED;
                    });
        }
        return reasons;
    }

    private static Optional<Currency> wanted(@Nullable String code) {
        return Optional.ofNullable(code).map(Currency::new);
    }

    private static ProblemException problem(NetWorthRefusal refusal) {
        return switch (refusal) {
            case CURRENCY_UNKNOWN ->
                    ProblemException.invalid(
                            "currency", "unknown", "is no currency in use (ISO 4217)");
            case RANGE_REVERSED ->
                    ProblemException.invalid("to", "range", "must not be before from");
            case RANGE_TOO_LONG ->
                    ProblemException.invalid(
                            "from",
                            "range",
                            "there must be at most "
                                    + HistoryRange.MAX_POINTS
                                    + " points up to the last day");
        };
    }
}

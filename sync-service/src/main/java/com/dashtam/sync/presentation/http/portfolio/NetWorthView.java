package com.dashtam.sync.presentation.http.portfolio;

import com.dashtam.sync.application.portfolio.GetNetWorth;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory.History;
import com.dashtam.sync.application.portfolio.GetNetWorthHistory.Point;
import com.dashtam.sync.domain.portfolio.NetWorth;
import com.dashtam.sync.domain.portfolio.NetWorthTotal;
import com.dashtam.sync.domain.portfolio.Omission;
import com.dashtam.sync.domain.rate.Rate;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.ConvertedPart;
import com.dashtam.sync.presentation.http.model.CurrencyNetWorth;
import com.dashtam.sync.presentation.http.model.HistoryInterval;
import com.dashtam.sync.presentation.http.model.LeftOutAccount;
import com.dashtam.sync.presentation.http.model.NetWorthHistory;
import com.dashtam.sync.presentation.http.model.NetWorthPoint;
import java.util.List;
import java.util.UUID;

/** Net worth in the form of the contract. */
final class NetWorthView {

    private NetWorthView() {}

    static com.dashtam.sync.presentation.http.model.NetWorth of(GetNetWorth.Answer answer) {
        return new com.dashtam.sync.presentation.http.model.NetWorth()
                .currencies(of(answer.sums()))
                .accountCount(answer.sums().stream().mapToInt(NetWorth::accounts).sum())
                .leftOut(
                        answer.leftOut().entrySet().stream()
                                .map(entry -> of(entry.getKey(), entry.getValue()))
                                .toList())
                .total(answer.total().map(NetWorthView::of).orElse(null));
    }

    static NetWorthHistory of(History history, HistoryInterval interval) {
        return new NetWorthHistory()
                .from(history.range().from())
                .to(history.range().to())
                .interval(interval)
                .points(history.points().stream().map(NetWorthView::of).toList());
    }

    private static NetWorthPoint of(Point point) {
        return new NetWorthPoint()
                .day(point.day())
                .currencies(of(point.sums()))
                .total(point.total().map(NetWorthView::of).orElse(null));
    }

    private static List<CurrencyNetWorth> of(List<NetWorth> sums) {
        return sums.stream().map(NetWorthView::of).toList();
    }

    private static CurrencyNetWorth of(NetWorth sum) {
        return new CurrencyNetWorth()
                .currency(sum.currency().code())
                .assets(Values.amount(sum.assets()))
                .liabilities(Values.amount(sum.liabilities()))
                .net(Values.amount(sum.net()))
                .accountCount(sum.accounts());
    }

    private static LeftOutAccount of(UUID account, Omission omission) {
        return new LeftOutAccount()
                .accountId(account)
                .reason(LeftOutAccount.ReasonEnum.fromValue(omission.text()));
    }

    private static com.dashtam.sync.presentation.http.model.NetWorthTotal of(NetWorthTotal total) {
        return new com.dashtam.sync.presentation.http.model.NetWorthTotal()
                .currency(total.currency().code())
                .assets(Values.amount(total.assets()))
                .liabilities(Values.amount(total.liabilities()))
                .net(Values.amount(total.net()))
                .isPartial(total.isPartial())
                .parts(total.parts().stream().map(NetWorthView::of).toList())
                .unconverted(of(total.unconverted()));
    }

    private static ConvertedPart of(NetWorthTotal.Part part) {
        return new ConvertedPart()
                .currency(part.from().code())
                .assets(Values.amount(part.assets()))
                .liabilities(Values.amount(part.liabilities()))
                .net(Values.amount(part.net()))
                .rate(Values.decimal(part.rate().map(Rate::value)))
                .rateDate(part.rate().map(Rate::date).orElse(null))
                .rateSource(part.rate().map(Rate::source).orElse(null));
    }
}

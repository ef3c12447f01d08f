package com.dashtam.sandbox.alpaca;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.ledger.Cents;
import com.dashtam.sandbox.ledger.Direction;
import com.dashtam.sandbox.ledger.Holding;
import com.dashtam.sandbox.ledger.Trade;
import com.dashtam.sandbox.ledger.Transaction;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The ledger's rows and holdings in Alpaca's words. */
final class Entities {

    private static final int SHARE_PLACES = 10;
    private static final DateTimeFormatter ID_MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private Entities() {}

    static Activity activity(Transaction row) {
        String type = type(row);
        LocalDate day = row.madeAt().atZone(ZoneOffset.UTC).toLocalDate();
        String id = ID_MOMENT.format(row.madeAt()) + "::" + uuid(row.id());
        Fields shown = Fields.of("id", id).and("activity_type", type);
        return new Activity(
                id,
                row.madeAt(),
                day,
                type,
                type.equals("FILL") ? fill(shown, row) : other(shown, row, day));
    }

    private static String type(Transaction row) {
        return switch (row.type()) {
            case "PURCHASED", "SOLD" -> "FILL";
            case "DIVIDEND" -> "DIV";
            case "INTEREST" -> "INT";
            case "FEE" -> "FEE";
            default -> row.direction() == Direction.CREDIT ? "CSD" : "CSW";
        };
    }

    private static Fields fill(Fields shown, Transaction row) {
        Trade trade = row.trade();
        if (trade == null) {
            throw new IllegalStateException("a purchase of nothing");
        }
        String quantity = trade.units().toPlainString();
        return shown.and("transaction_time", row.madeAt().toString())
                .and("type", "fill")
                .and("price", decimal(trade.unitPrice()))
                .and("qty", quantity)
                .and("cum_qty", quantity)
                .and("leaves_qty", "0")
                .and("side", row.direction() == Direction.CREDIT ? "sell" : "buy")
                .and("symbol", trade.security().symbol())
                .and("order_id", uuid("order " + row.id()))
                .and("order_status", "filled");
    }

    private static Fields other(Fields shown, Transaction row, LocalDate day) {
        Trade trade = row.trade();
        shown.and("date", day.toString())
                .and("net_amount", decimal(row.effect()))
                .and("description", row.description())
                .and("status", "executed");
        if (trade != null) {
            shown.and("symbol", trade.security().symbol())
                    .and("qty", trade.units().toPlainString())
                    .and("per_share_amount", decimal(trade.unitPrice()));
        }
        return shown;
    }

    /** A position at the prices of a day, beside those of the day before. */
    static Fields position(Holding holding, LocalDate day) {
        Cents before = holding.security().price(day.minusDays(1));
        Cents rise = holding.price().minus(before);
        Cents gain = holding.marketValue().minus(holding.cost());
        String change = share(rise, before);
        return Fields.of("asset_id", uuid(holding.security().cusip()))
                .and("symbol", holding.security().symbol())
                .and("exchange", "NASDAQ")
                .and("asset_class", "us_equity")
                .and("asset_marginable", true)
                .and("avg_entry_price", holding.averagePrice().toPlainString())
                .and("qty", holding.units().toPlainString())
                .and("side", "long")
                .and("market_value", decimal(holding.marketValue()))
                .and("cost_basis", decimal(holding.cost()))
                .and("unrealized_pl", decimal(gain))
                .and("unrealized_plpc", share(gain, holding.cost()))
                .and(
                        "unrealized_intraday_pl",
                        holding.units().multiply(rise.amount()).toPlainString())
                .and("unrealized_intraday_plpc", change)
                .and("current_price", decimal(holding.price()))
                .and("lastday_price", decimal(before))
                .and("change_today", change);
    }

    private static String share(Cents part, Cents whole) {
        return part.amount()
                .divide(whole.amount(), SHARE_PLACES, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String decimal(Cents amount) {
        return amount.amount().toPlainString();
    }

    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

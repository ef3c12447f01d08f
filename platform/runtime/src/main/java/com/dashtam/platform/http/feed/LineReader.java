package com.dashtam.platform.http.feed;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.IsoDay;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads the members of one line. */
record LineReader(JsonNode line) {

    FeedLine read() {
        return switch (text("kind")) {
            case "connection" ->
                    new FeedLine.Connection(
                            UUID.fromString(text("connection_id")),
                            text("provider_slug"),
                            optional("transactions").map(JsonNode::intValue));
            case "account" ->
                    new FeedLine.Account(
                            account(),
                            optional("balance_told").map(JsonNode::booleanValue).orElse(true),
                            optional("as_of").map(JsonNode::stringValue).map(IsoDay::parse));
            case "transaction" -> new FeedLine.Transaction(transaction());
            case "removed" -> new FeedLine.Removed(text("account"), text("id"));
            case "bookmark" -> new FeedLine.Bookmark(text("text"));
            case "holdings_of" ->
                    new FeedLine.HoldingsOf(
                            text("account"),
                            optional("as_of").map(JsonNode::stringValue).map(IsoDay::parse));
            case "table" -> new FeedLine.Table(table());
            case "omission" -> new FeedLine.Omission(leftOut());
            case "preview" ->
                    new FeedLine.Preview(
                            required("transactions").intValue(), required("holdings").intValue());
            case "holding" -> new FeedLine.Holding(holding());
            case "page_end" ->
                    new FeedLine.PageEnd(
                            optional("unreadable").map(JsonNode::intValue).orElse(0),
                            optional("sha256").map(JsonNode::stringValue).map(PageHash::new));
            case "end" -> new FeedLine.End();
            case "failure" ->
                    new FeedLine.Failure(
                            FeedFailure.valueOf(text("reason").toUpperCase(Locale.ROOT)),
                            optional("retry_after").map(JsonNode::intValue));
            default -> throw new FeedFormatException("a feed line is of an unknown kind");
        };
    }

    private TableReading table() {
        return new TableReading(
                MappingCodec.read(text("mapping")), texts("header"), texts("undecided"));
    }

    private List<String> texts(String name) {
        return required(name).valueStream().map(JsonNode::stringValue).toList();
    }

    private LeftOut leftOut() {
        return new LeftOut(
                LeftOut.Kind.parse(text("of")),
                optional("line").map(JsonNode::intValue),
                optional("statement").map(JsonNode::intValue),
                optional("row").map(JsonNode::intValue),
                optional("field").map(JsonNode::stringValue),
                LeftOut.Reason.parse(text("reason")));
    }

    private NormalizedAccount account() {
        return new NormalizedAccount(
                text("account"),
                text("number_masked"),
                text("name"),
                AccountType.parse(text("type")),
                new Currency(text("currency")),
                new BigDecimal(text("balance")),
                decimal("available_balance"),
                required("active").booleanValue());
    }

    private NormalizedTransaction transaction() {
        return new NormalizedTransaction(
                text("account"),
                text("id"),
                optional("settles").map(JsonNode::stringValue),
                TransactionSubtype.parse(text("subtype")),
                TransactionStatus.parse(text("status")),
                new BigDecimal(text("amount")),
                new Currency(text("currency")),
                text("description"),
                IsoDay.parse(text("date")),
                optional("settlement_date").map(JsonNode::stringValue).map(IsoDay::parse),
                optional("security").map(node -> new LineReader(node).security()));
    }

    private SecurityDetails security() {
        return new SecurityDetails(
                optional("symbol").map(JsonNode::stringValue),
                optional("name").map(JsonNode::stringValue),
                optional("type").map(JsonNode::stringValue).map(AssetType::parse),
                decimal("quantity"),
                decimal("unit_price"),
                decimal("commission"));
    }

    private NormalizedHolding holding() {
        return new NormalizedHolding(
                text("account"),
                text("id"),
                optional("symbol").map(JsonNode::stringValue),
                text("name"),
                AssetType.parse(text("type")),
                new BigDecimal(text("quantity")),
                new Currency(text("currency")),
                decimal("market_value"),
                decimal("cost_basis"),
                decimal("average_price"),
                decimal("current_price"));
    }

    private Optional<BigDecimal> decimal(String name) {
        return optional(name).map(JsonNode::stringValue).map(BigDecimal::new);
    }

    private String text(String name) {
        return required(name).stringValue();
    }

    private JsonNode required(String name) {
        return optional(name)
                .orElseThrow(() -> new FeedFormatException("a feed line lacks " + name));
    }

    private Optional<JsonNode> optional(String name) {
        return Optional.ofNullable(line.get(name)).filter(node -> !node.isNull());
    }
}

package com.dashtam.platform.http.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TableReading;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads {@link FeedLine}s as newline-delimited JSON. Decimals travel as strings with
 * every digit they have; members that a reader does not know are passed over, so that the writer
 * may be newer.
 */
public final class FeedCodec {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FeedCodec() {}

    /**
     * Writes one line with its line feed; the stream stays open and is not flushed.
     *
     * @throws UncheckedIOException when the stream fails
     */
    public static void write(FeedLine line, OutputStream out) {
        try (JsonGenerator json =
                FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("kind", kindOf(line));
            writeMembers(line, json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    private static String kindOf(FeedLine line) {
        return switch (line) {
            case FeedLine.Connection _ -> "connection";
            case FeedLine.Account _ -> "account";
            case FeedLine.Transaction _ -> "transaction";
            case FeedLine.Removed _ -> "removed";
            case FeedLine.Bookmark _ -> "bookmark";
            case FeedLine.HoldingsOf _ -> "holdings_of";
            case FeedLine.Table _ -> "table";
            case FeedLine.Omission _ -> "omission";
            case FeedLine.Preview _ -> "preview";
            case FeedLine.Holding _ -> "holding";
            case FeedLine.PageEnd _ -> "page_end";
            case FeedLine.End _ -> "end";
            case FeedLine.Failure _ -> "failure";
        };
    }

    private static void writeMembers(FeedLine line, JsonGenerator json) {
        switch (line) {
            case FeedLine.Connection(var id, var slug, var transactions) -> {
                json.writeStringProperty("connection_id", id.toString());
                json.writeStringProperty("provider_slug", slug);
                transactions.ifPresent(it -> json.writeNumberProperty("transactions", it));
            }
            case FeedLine.Account(var account, var balanceTold, var asOf) -> {
                writeAccount(account, json);
                if (!balanceTold) {
                    json.writeBooleanProperty("balance_told", false);
                }
                asOf.ifPresent(day -> json.writeStringProperty("as_of", day.toString()));
            }
            case FeedLine.Transaction(var transaction) -> writeTransaction(transaction, json);
            case FeedLine.Removed(var account, var id) -> {
                json.writeStringProperty("account", account);
                json.writeStringProperty("id", id);
            }
            case FeedLine.Bookmark(var text) -> json.writeStringProperty("text", text);
            case FeedLine.HoldingsOf(var account, var asOf) -> {
                json.writeStringProperty("account", account);
                asOf.ifPresent(day -> json.writeStringProperty("as_of", day.toString()));
            }
            case FeedLine.Table(var reading) -> writeTable(reading, json);
            case FeedLine.Omission(var leftOut) -> writeOmission(leftOut, json);
            case FeedLine.Preview(var transactions, var holdings) -> {
                json.writeNumberProperty("transactions", transactions);
                json.writeNumberProperty("holdings", holdings);
            }
            case FeedLine.Holding(var holding) -> writeHolding(holding, json);
            case FeedLine.Failure(var reason, var seconds) -> {
                json.writeStringProperty("reason", reason.text());
                seconds.ifPresent(s -> json.writeNumberProperty("retry_after", s));
            }
            case FeedLine.PageEnd(var unreadable, var hash) -> {
                if (unreadable > 0) {
                    json.writeNumberProperty("unreadable", unreadable);
                }
                hash.ifPresent(it -> json.writeStringProperty("sha256", it.hex()));
            }
            case FeedLine.End _ -> {}
        }
    }

    private static void writeTable(TableReading reading, JsonGenerator json) {
        json.writeStringProperty("mapping", MappingCodec.write(reading.mapping()));
        writeTexts("header", reading.header(), json);
        writeTexts("undecided", reading.undecided(), json);
    }

    private static void writeTexts(String name, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void writeOmission(LeftOut leftOut, JsonGenerator json) {
        json.writeStringProperty("of", leftOut.kind().text());
        leftOut.line().ifPresent(it -> json.writeNumberProperty("line", it));
        leftOut.statement().ifPresent(it -> json.writeNumberProperty("statement", it));
        leftOut.row().ifPresent(it -> json.writeNumberProperty("row", it));
        leftOut.field().ifPresent(it -> json.writeStringProperty("field", it));
        json.writeStringProperty("reason", leftOut.reason().text());
    }

    private static void writeAccount(NormalizedAccount account, JsonGenerator json) {
        json.writeStringProperty("account", account.providerAccountId());
        json.writeStringProperty("number_masked", account.numberMasked());
        json.writeStringProperty("name", account.name());
        json.writeStringProperty("type", account.type().text());
        json.writeStringProperty("currency", account.currency().code());
        writeDecimal("balance", Optional.of(account.balance()), json);
        writeDecimal("available_balance", account.availableBalance(), json);
        json.writeBooleanProperty("active", account.active());
    }

    private static void writeTransaction(NormalizedTransaction transaction, JsonGenerator json) {
        json.writeStringProperty("account", transaction.providerAccountId());
        json.writeStringProperty("id", transaction.providerTransactionId());
        transaction.settles().ifPresent(id -> json.writeStringProperty("settles", id));
        json.writeStringProperty("subtype", transaction.subtype().text());
        json.writeStringProperty("status", transaction.status().text());
        writeDecimal("amount", Optional.of(transaction.amount()), json);
        json.writeStringProperty("currency", transaction.currency().code());
        json.writeStringProperty("description", transaction.description());
        json.writeStringProperty("date", transaction.date().toString());
        transaction
                .settlementDate()
                .ifPresent(date -> json.writeStringProperty("settlement_date", date.toString()));
        transaction.security().ifPresent(security -> writeSecurity(security, json));
    }

    private static void writeSecurity(SecurityDetails security, JsonGenerator json) {
        json.writeObjectPropertyStart("security");
        security.symbol().ifPresent(text -> json.writeStringProperty("symbol", text));
        security.name().ifPresent(text -> json.writeStringProperty("name", text));
        security.assetType().ifPresent(type -> json.writeStringProperty("type", type.text()));
        writeDecimal("quantity", security.quantity(), json);
        writeDecimal("unit_price", security.unitPrice(), json);
        writeDecimal("commission", security.commission(), json);
        json.writeEndObject();
    }

    private static void writeHolding(NormalizedHolding holding, JsonGenerator json) {
        json.writeStringProperty("account", holding.providerAccountId());
        json.writeStringProperty("id", holding.providerHoldingId());
        holding.symbol().ifPresent(text -> json.writeStringProperty("symbol", text));
        json.writeStringProperty("name", holding.name());
        json.writeStringProperty("type", holding.assetType().text());
        writeDecimal("quantity", Optional.of(holding.quantity()), json);
        json.writeStringProperty("currency", holding.currency().code());
        writeDecimal("market_value", holding.marketValue(), json);
        writeDecimal("cost_basis", holding.costBasis(), json);
        writeDecimal("average_price", holding.averagePrice(), json);
        writeDecimal("current_price", holding.currentPrice(), json);
    }

    private static void writeDecimal(
            String name, Optional<BigDecimal> decimal, JsonGenerator json) {
        decimal.ifPresent(value -> json.writeStringProperty(name, value.toPlainString()));
    }

    /** Reads one line, with or without its line feed. */
    public static FeedLine read(String line) {
        try {
            return new LineReader(MAPPER.readTree(line)).read();
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new FeedFormatException("a feed line is malformed", e);
        }
    }
}

package com.dashtam.platform.http.feed;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.StatedAccount;
import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads {@link ColumnMapping}s as the JSON of the contract. */
public final class MappingCodec {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> MEMBERS =
            Set.of(
                    "preset",
                    "delimiter",
                    "encoding",
                    "header_row",
                    "date_order",
                    "decimal_mark",
                    "sign",
                    "columns",
                    "account");

    private MappingCodec() {}

    public static String write(ColumnMapping mapping) {
        var json = new LinkedHashMap<String, Object>();
        mapping.preset().ifPresent(it -> json.put("preset", it.text()));
        mapping.delimiter().ifPresent(it -> json.put("delimiter", it.text()));
        mapping.encoding().ifPresent(it -> json.put("encoding", it.text()));
        mapping.headerRow().ifPresent(it -> json.put("header_row", it));
        mapping.dateOrder().ifPresent(it -> json.put("date_order", it.text()));
        mapping.decimalMark().ifPresent(it -> json.put("decimal_mark", it.text()));
        mapping.sign().ifPresent(it -> json.put("sign", it.text()));
        if (!mapping.columns().isEmpty()) {
            var columns = new LinkedHashMap<String, Object>();
            new EnumMap<>(mapping.columns())
                    .forEach((column, name) -> columns.put(column.text(), name));
            json.put("columns", columns);
        }
        mapping.account().ifPresent(it -> json.put("account", members(it)));
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> members(StatedAccount account) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", account.name());
        json.put("type", account.type().text());
        json.put("currency", account.currency().code());
        account.mask().ifPresent(it -> json.put("mask", it));
        account.balance().ifPresent(it -> json.put("balance", it.toPlainString()));
        return json;
    }

    /**
     * Reads what {@link #write} wrote, or what the contract allows.
     *
     * @throws FeedFormatException for anything else
     */
    public static ColumnMapping read(String json) {
        try {
            return mapping(JSON.readTree(json));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new FeedFormatException("a mapping is malformed", e);
        }
    }

    private static ColumnMapping mapping(JsonNode json) {
        if (!json.isObject() || !MEMBERS.containsAll(json.propertyNames())) {
            throw new FeedFormatException("a mapping has members that it must not have");
        }
        return new ColumnMapping(
                one(json, "preset", ColumnMapping.Preset.values(), it -> it.text()),
                one(json, "delimiter", ColumnMapping.Delimiter.values(), it -> it.text()),
                one(json, "encoding", ColumnMapping.Encoding.values(), it -> it.text()),
                member(json, "header_row").map(JsonNode::intValue),
                one(json, "date_order", ColumnMapping.DateOrder.values(), it -> it.text()),
                one(json, "decimal_mark", ColumnMapping.DecimalMark.values(), it -> it.text()),
                one(json, "sign", ColumnMapping.Sign.values(), it -> it.text()),
                member(json, "columns").map(MappingCodec::columns).orElse(Map.of()),
                member(json, "account").map(MappingCodec::account));
    }

    private static <E> Optional<E> one(
            JsonNode json, String name, E[] values, Function<E, String> text) {
        return member(json, name).map(it -> value(it.stringValue(), values, text));
    }

    private static <E> E value(String wanted, E[] values, Function<E, String> text) {
        return Arrays.stream(values)
                .filter(it -> text.apply(it).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new FeedFormatException("a mapping has an unknown value"));
    }

    private static Map<Column, String> columns(JsonNode json) {
        var columns = new EnumMap<Column, String>(Column.class);
        json.properties()
                .forEach(member -> {
                    if (!member.getValue().isNull()) {
                        columns.put(
                                value(member.getKey(), Column.values(), Column::text),
                                member.getValue().stringValue());
                    }
                });
        return columns;
    }

    private static StatedAccount account(JsonNode json) {
        return new StatedAccount(
                json.required("name").stringValue(),
                AccountType.parse(json.required("type").stringValue()),
                new Currency(json.required("currency").stringValue()),
                member(json, "mask").map(JsonNode::stringValue),
                member(json, "balance").map(JsonNode::stringValue).map(BigDecimal::new));
    }

    private static Optional<JsonNode> member(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).filter(node -> !node.isNull());
    }
}

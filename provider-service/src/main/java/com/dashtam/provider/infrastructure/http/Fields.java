package com.dashtam.provider.infrastructure.http;

import com.dashtam.provider.domain.feed.ExactDecimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members of a JSON object from an institution, of which nothing can be taken for granted. */
public record Fields(JsonNode node) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    /** Absent when the body is not a JSON object. */
    public static Optional<Fields> read(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node.isObject() ? Optional.of(new Fields(node)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The objects of a list; absent when the body is something else. */
    public static Optional<List<Fields>> readList(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node.isArray() && node.valueStream().allMatch(JsonNode::isObject)
                    ? Optional.of(node.valueStream().map(Fields::new).toList())
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public Optional<Fields> object(String name) {
        JsonNode value = member(name);
        return value != null && value.isObject()
                ? Optional.of(new Fields(value))
                : Optional.empty();
    }

    /** A list member; absent when it is missing or something else. */
    public Optional<Iterable<JsonNode>> list(String name) {
        JsonNode value = member(name);
        return value != null && value.isArray() ? Optional.of(value) : Optional.empty();
    }

    public boolean has(String name) {
        return member(name) != null;
    }

    /** A text that is not blank, stripped; a number as its digits. */
    public Optional<String> text(String name) {
        JsonNode value = member(name);
        if (value == null || !(value.isString() || value.isNumber())) {
            return Optional.empty();
        }
        String text = value.asString().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /**
     * A decimal number, to the digit; absent when there is none, or a blank text.
     *
     * @throws MalformedAnswerException when something else is there: what stands in for a number
     *     that is missing would be taken for it
     */
    public Optional<BigDecimal> decimal(String name) {
        JsonNode value = member(name);
        if (value == null || value.isString() && value.stringValue().isBlank()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number =
                value.isNumber()
                        ? ExactDecimal.bounded(ExactDecimal.kept(value.decimalValue()))
                        : text(name).flatMap(ExactDecimal::parse);
        if (number.isEmpty()) {
            throw new MalformedAnswerException(name + " is not a number");
        }
        return number;
    }

    public Optional<Boolean> flag(String name) {
        JsonNode value = member(name);
        return value != null && value.isBoolean()
                ? Optional.of(value.booleanValue())
                : Optional.empty();
    }

    private @Nullable JsonNode member(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }
}

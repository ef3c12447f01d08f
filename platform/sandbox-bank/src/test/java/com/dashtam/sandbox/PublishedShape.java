package com.dashtam.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The members that an institution's description gives to an object, and their kinds. An object has
 * no other members, and none of another kind.
 */
record PublishedShape(Map<String, Consumer<JsonNode>> members, Set<String> required) {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");

    static PublishedShape of(String... required) {
        return new PublishedShape(new HashMap<>(), Set.of(required));
    }

    PublishedShape with(Consumer<JsonNode> kind, String... names) {
        for (String name : names) {
            members.put(name, kind);
        }
        return this;
    }

    /** A shape with what another one has besides. */
    PublishedShape and(PublishedShape other) {
        PublishedShape both = new PublishedShape(new HashMap<>(members), new HashSet<>(required));
        both.members.putAll(other.members);
        both.required.addAll(other.required);
        return both;
    }

    void check(JsonNode object) {
        assertThat(object.isObject()).as("an object: " + object).isTrue();
        assertThat(members.keySet()).containsAll(object.propertyNames());
        assertThat(object.propertyNames()).containsAll(required);
        object.propertyStream()
                .forEach(member -> members.get(member.getKey()).accept(member.getValue()));
    }

    Consumer<JsonNode> object() {
        return this::check;
    }

    Consumer<JsonNode> list() {
        return list -> {
            assertThat(list.isArray()).as("a list: " + list).isTrue();
            list.forEach(this::check);
        };
    }

    static Consumer<JsonNode> text() {
        return value -> assertThat(value.isString()).as("a text: " + value).isTrue();
    }

    static Consumer<JsonNode> number() {
        return value -> assertThat(value.isNumber()).as("a number: " + value).isTrue();
    }

    static Consumer<JsonNode> integer() {
        return value -> assertThat(value.isIntegralNumber()).as("an integer: " + value).isTrue();
    }

    static Consumer<JsonNode> flag() {
        return value -> assertThat(value.isBoolean()).as("a flag: " + value).isTrue();
    }

    static Consumer<JsonNode> moment() {
        return value ->
                assertThat(OffsetDateTime.parse(value.stringValue(), DATE_TIME)).isNotNull();
    }

    /** A kind that may be null as well. */
    static Consumer<JsonNode> nullable(Consumer<JsonNode> kind) {
        return value -> {
            if (!value.isNull()) {
                kind.accept(value);
            }
        };
    }

    static Consumer<JsonNode> day() {
        return value -> assertThat(LocalDate.parse(value.stringValue())).isNotNull();
    }

    static Consumer<JsonNode> texts() {
        return list -> {
            assertThat(list.isArray()).as("a list: " + list).isTrue();
            list.forEach(text());
        };
    }

    static Consumer<JsonNode> uuid() {
        return value -> assertThat(UUID.fromString(value.stringValue())).isNotNull();
    }

    static Consumer<JsonNode> matching(String pattern) {
        return value -> assertThat(value.stringValue()).matches(pattern);
    }

    static Consumer<JsonNode> oneOf(String... values) {
        return value -> assertThat(values).contains(value.stringValue());
    }
}

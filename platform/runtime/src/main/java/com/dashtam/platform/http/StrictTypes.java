package com.dashtam.platform.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Values that JSON writes as text in exactly one form: moments, dates and identifiers. */
final class StrictTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StrictTypes() {
        add(Instant.class, text -> OffsetDateTime.parse(text).toInstant());
        add(OffsetDateTime.class, OffsetDateTime::parse);
        add(LocalDate.class, LocalDate::parse);
        add(UUID.class, StrictUuid::parse);
    }

    private <T> void add(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new Text<>(type, parse));
    }

    private static final class Text<T> extends StdDeserializer<T> {

        private final Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), json);
            }
            try {
                return parse.apply(json.getString());
            } catch (DateTimeException | IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(handledType(), json.getString(), "");
            }
        }
    }
}

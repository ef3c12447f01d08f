package com.dashtam.platform.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
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
    private static final int LAST_YEAR = 9999;

    StrictTypes() {
        add(Instant.class, text -> ofFourDigits(OffsetDateTime.parse(text)).toInstant());
        add(OffsetDateTime.class, text -> ofFourDigits(OffsetDateTime.parse(text)));
        add(LocalDate.class, text -> ofFourDigits(LocalDate.parse(text)));
        add(UUID.class, StrictUuid::parse);
    }

    /** RFC 3339 has no other years, and a database fewer than Java. */
    private static <T extends TemporalAccessor> T ofFourDigits(T value) {
        int year = value.get(ChronoField.YEAR);
        if (year < 0 || year > LAST_YEAR) {
            throw new DateTimeException("the year is " + year);
        }
        return value;
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

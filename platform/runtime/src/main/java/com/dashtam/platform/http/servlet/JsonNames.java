package com.dashtam.platform.http.servlet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/** Turns a path of Java properties, {@code items[0].unitPrice}, into the JSON it came from. */
final class JsonNames {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private JsonNames() {}

    static String path(Class<?> root, String javaPath) {
        var json = new StringBuilder();
        var type = ResolvableType.forClass(root);
        for (var segment : javaPath.split("\\.", -1)) {
            int bracket = segment.indexOf('[');
            var property = bracket < 0 ? segment : segment.substring(0, bracket);
            json.append(json.isEmpty() ? "" : ".").append(name(type, property));
            if (bracket >= 0) {
                json.append('.').append(segment, bracket + 1, segment.length() - 1);
            }
            type = element(member(type, property));
        }
        return json.toString();
    }

    private static String name(ResolvableType owner, String property) {
        var getter = "get" + StringUtils.capitalize(property);
        return Stream.concat(
                        Arrays.stream(owner.toClass().getMethods())
                                .filter(m -> m.getParameterCount() == 0)
                                .filter(m ->
                                        m.getName().equals(getter) || m.getName().equals(property))
                                .map(m -> Optional.ofNullable(m.getAnnotation(JsonProperty.class))),
                        Arrays.stream(owner.toClass().getDeclaredFields())
                                .filter(f -> f.getName().equals(property))
                                .map(f -> Optional.ofNullable(f.getAnnotation(JsonProperty.class))))
                .flatMap(Optional::stream)
                .map(JsonProperty::value)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseGet(() -> HUMP.matcher(property).replaceAll("_").toLowerCase(Locale.ROOT));
    }

    private static ResolvableType member(ResolvableType owner, String property) {
        return Arrays.stream(owner.toClass().getDeclaredFields())
                .filter(field -> field.getName().equals(property))
                .map(field -> ResolvableType.forField(field, owner))
                .findFirst()
                .orElse(ResolvableType.NONE);
    }

    private static ResolvableType element(ResolvableType type) {
        if (Collection.class.isAssignableFrom(type.toClass())) {
            return type.asCollection().getGeneric(0);
        }
        return Map.class.isAssignableFrom(type.toClass()) ? type.asMap().getGeneric(1) : type;
    }
}

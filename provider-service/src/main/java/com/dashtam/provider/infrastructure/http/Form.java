package com.dashtam.provider.infrastructure.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters in the form encoding, for bodies and queries alike. */
public final class Form {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    public static Form of(String name, String value) {
        return new Form().and(name, value);
    }

    public Form and(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public String encoded() {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** For a path segment, where a plus sign means itself. */
    public static String segment(String text) {
        return encode(text).replace("+", "%20");
    }
}

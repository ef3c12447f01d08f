package com.dashtam.bench.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request; it may be anything, to see what becomes of it. */
public record Body(String mediaType, byte[] content) {

    private static final String JSON = "application/json";
    private static final String BOUNDARY = "dashtam-bench-b63c1f0e7d";

    public static Body json(Map<String, ?> fields) {
        return json(JsonMapper.shared().writeValueAsString(fields));
    }

    public static Body json(String text) {
        return new Body(JSON, bytes(text));
    }

    /** As a browser sends a form with one file. */
    public static Body file(String field, String fileName, byte[] file) {
        return file(field, fileName, file, Map.of());
    }

    /** The same with fields of text beside the file. */
    public static Body file(String field, String fileName, byte[] file, Map<String, String> texts) {
        var form = new ByteArrayOutputStream();
        texts.forEach((name, text) ->
                form.writeBytes(
                        bytes(
                                """
                                --%s\r
                                Content-Disposition: form-data; name="%s"\r
                                \r
                                %s\r
                                """
                                        .formatted(BOUNDARY, name, text))));
        form.writeBytes(
                bytes(
                        """
                        --%s\r
                        Content-Disposition: form-data; name="%s"; filename="%s"\r
                        Content-Type: application/octet-stream\r
                        \r
                        """
                                .formatted(BOUNDARY, field, fileName)));
        form.writeBytes(file);
        form.writeBytes(bytes("\r\n--%s--\r\n".formatted(BOUNDARY)));
        return new Body("multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the content, which may hold a password. */
    @Override
    public String toString() {
        return content.length + " bytes of " + mediaType;
    }
}

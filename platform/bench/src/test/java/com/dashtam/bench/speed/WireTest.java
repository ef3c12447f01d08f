package com.dashtam.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireTest {

    @Test
    void readsOneAnswerAfterTheOther() throws IOException {
        InputStream in =
                bytes(
                        "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"
                                + "HTTP/1.1 204 No Content\r\n\r\n"
                                + "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 1\r\n\r\nx");

        assertThat(Wire.read(in).status()).isEqualTo(201);
        assertThat(Wire.read(in).status()).isEqualTo(204);
        assertThat(Wire.read(in).text()).isEqualTo("x");
    }

    @Test
    void joinsChunks() throws IOException {
        InputStream in =
                bytes(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "8\r\n{\"a\":\"b1\r\n9\r\n2\",\"c\":1}\r\n0\r\n\r\n");

        assertThat(Wire.read(in).field("a")).isEqualTo("b12");
    }

    @Test
    void refusesAnAnswerThatIsCutOff() {
        InputStream inHead = bytes("HTTP/1.1 200 OK\r\nContent-Le");
        InputStream inChunk =
                bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Wire.read(inHead));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Wire.read(inChunk));
    }

    @Test
    void refusesAnAnswerThatTellsNoLength() {
        InputStream in = bytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Wire.read(in))
                .withMessageContaining("content-length");
    }

    @Test
    void doesNotShowTokensWhereAFieldIsMissing() throws IOException {
        Wire.Answer answer =
                Wire.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"t\":\"s\"}"));

        assertThat(answer.toString()).doesNotContain("\"s\"");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> answer.field("other"))
                .withMessageNotContaining("\"s\"");
    }

    @Test
    void tellsTheLengthOfABodyInBytes() {
        URI target = URI.create("http://127.0.0.1:8080/api/v1/tokens");

        byte[] request = Wire.post(target, Map.of("X-Forwarded-For", "::1"), "{\"a\":\"ä\"}");

        assertThat(new String(request, StandardCharsets.UTF_8))
                .startsWith("POST /api/v1/tokens HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n")
                .contains("\r\nX-Forwarded-For: ::1\r\n")
                .endsWith("Content-Length: 10\r\n\r\n{\"a\":\"ä\"}");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

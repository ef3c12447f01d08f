package com.dashtam.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGuardTest {

    private static final int MAX_HEADER_BYTES = 1_000;
    private static final int MAX_READ_BYTES = 16_384;

    @Test
    void leavesARequestInOrderAlone() {
        var request = only("GET /api/v1/accounts?a=1 HTTP/1.1\r\nHost: a\r\nX-Own: 1\r\n\r\n");

        assertThat(request.uri()).isEqualTo("/api/v1/accounts?a=1");
        assertThat(request.headers().contains(RequestGuard.REFUSAL)).isFalse();
        assertThat(request.headers().get("X-Own")).isEqualTo("1");
    }

    @Test
    void dropsWhatOnlyWeMaySay() {
        var request =
                only(
                        "GET / HTTP/1.1\r\nHost: a\r\nX-DASHTAM-Refusal: AMBIGUOUS_PATH\r\n"
                                + "x-dashtam-client-ip: 1.1.1.1\r\n\r\n");

        assertThat(request.headers().names()).containsExactly("Host");
    }

    @Test
    void countsAllHeadersTogether() {
        var headers = "GET / HTTP/1.1\r\nHost: a\r\nA: %s\r\nB: %s\r\n\r\n";

        assertThat(
                        only(headers.formatted("a".repeat(490), "b".repeat(491)))
                                .headers()
                                .contains(RequestGuard.REFUSAL))
                .isFalse();
        assertThat(
                        only(headers.formatted("a".repeat(491), "b".repeat(491)))
                                .headers()
                                .get(RequestGuard.REFUSAL))
                .isEqualTo("HEADERS_TOO_LARGE");
    }

    @Test
    void keepsNothingOfCredentialsThatNoTokenOfOursCanBe() {
        var request =
                only(
                        "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted("a".repeat(8 * 1024 + 1)));

        assertThat(request.headers().get("Authorization")).isEqualTo("Bearer ~");
        assertThat(request.headers().contains(RequestGuard.REFUSAL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a/../b HTTP/1.1~Host: a | AMBIGUOUS_PATH",
                "GET a HTTP/1.1~Host: a | MALFORMED_TARGET",
                "GET / HTTP/1.1~X: y | MALFORMED_HOST",
                "GET / HTTP/1.1~Host: a~Host: a | MALFORMED_HOST",
                "GET / HTTP/1.0~Host: a@b | MALFORMED_HOST",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip | MALFORMED_REQUEST",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Transfer-Encoding: chunked"
                        + " | MALFORMED_REQUEST",
                "GET / HTTP/2.0~Host: a | MALFORMED_REQUEST",
                "GET / NONSENSE~Host: a | MALFORMED_REQUEST"
            })
    void marksWhatIsRefused(String request, String refusal) {
        var marked = only(request.replace("~", "\r\n") + "\r\n\r\n");

        assertThat(marked.headers().get(RequestGuard.REFUSAL)).isEqualTo(refusal);
        assertThat(marked.uri()).isEqualTo("/");
    }

    @Test
    void takesAnOldClientWithoutAHost() {
        assertThat(only("GET / HTTP/1.0\r\n\r\n").headers().contains(RequestGuard.REFUSAL))
                .isFalse();
    }

    @Test
    void showsTheRefusedPathWithoutItsQueryAndInVisibleCharacters() {
        var marked = only("GET /a/..\u00e4?token=secret HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(marked.headers().get(RequestGuard.REFUSED_PATH)).isEqualTo("/a/..?");
    }

    @Test
    void readsNothingAfterARequestWithoutAClearEnd() {
        var requests =
                requests(
                        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
                        "GET /second HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().headers().get("Connection")).isEqualTo("close");
    }

    @Test
    void tellsWhatWasTooLarge() {
        assertThat(only("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n").headers())
                .anyMatch(header -> header.getValue().equals("TARGET_TOO_LONG"));
        assertThat(
                        only("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n")
                                .headers())
                .anyMatch(header -> header.getValue().equals("HEADERS_TOO_LARGE"));
    }

    private static HttpRequest only(String bytes) {
        var requests = requests(bytes);
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }

    private static List<HttpRequest> requests(String... parts) {
        var channel =
                new EmbeddedChannel(
                        new HttpRequestDecoder(4_096, MAX_READ_BYTES, 8_192),
                        new RequestGuard(MAX_HEADER_BYTES));
        for (var part : parts) {
            channel.writeInbound(Unpooled.copiedBuffer(part, ISO_8859_1));
        }
        var requests = new ArrayList<HttpRequest>();
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read instanceof HttpRequest request) {
                requests.add(request);
            }
            ReferenceCountUtil.release(read);
        }
        channel.finishAndReleaseAll();
        return requests;
    }
}

package com.dashtam.provider.infrastructure.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.domain.feed.GrantFailure;
import com.dashtam.provider.infrastructure.http.Reply;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantRefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"invalid_grant\"}",
                "{\"error\":\"invalid_grant\",\"error_description\":\"try again\"}",
                "{\"error\":\"unsupported_token_type\",\"error_description\":\"400 Bad Request: \\\"{}\\\"\"}",
                "{\"error\":\"refresh_token_authentication_error\"}",
                "{\"error\":\"invalid_request\",\"error_description\":\"The refresh token has expired\"}",
                "{\"error\":\"server_said_no\",\"error_description\":\"Authorization code is invalid\"}",
                "{\"message\":\"Refresh token expired\"}",
            })
    void knowsADeadGrantInAllItsShapes(String body) {
        assertThat(refused(400, body)).isEqualTo(GrantFailure.REFUSED);
        assertThat(refused(401, body)).isEqualTo(GrantFailure.REFUSED);
        assertThat(refused(503, body)).isEqualTo(GrantFailure.UNAVAILABLE);
        assertThat(refused(404, body)).isEqualTo(GrantFailure.ANSWER_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "400, <html>Request rejected</html>",
        "403, ' <HTML><HEAD><TITLE>Access Denied</TITLE></HEAD></HTML>'",
        "401, <!doctype html>",
        "200, <html>Down for maintenance</html>",
        "429, {}",
        "500, {\"error\":\"invalid_grant\"}",
        "503, Service Unavailable",
    })
    void takesWhatMayPassByItselfForAnOutage(int status, String body) {
        assertThat(refused(status, body)).isEqualTo(GrantFailure.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"error\":\"invalid_client\"}",
                "{\"error\":\"invalid_client\",\"error_description\":\"Client of this refresh token is invalid\"}",
                "{\"error\":\"unauthorized_client\"}",
                "{\"error\":\"invalid_scope\"}",
                "{\"error\":\"invalid_request\",\"error_description\":\"redirect_uri is invalid\"}",
                "{\"error\":7}",
            })
    void endsNoConnectionForAComplaintAboutUs(String body) {
        assertThat(refused(400, body)).isEqualTo(GrantFailure.ANSWER_INVALID);
        assertThat(refused(401, body)).isEqualTo(GrantFailure.ANSWER_INVALID);
    }

    private static GrantFailure refused(int status, String body) {
        HttpHeaders headers = HttpHeaders.of(Map.of("X-Any", List.of("1")), (_, _) -> true);
        return GrantRefusal.of(new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }
}

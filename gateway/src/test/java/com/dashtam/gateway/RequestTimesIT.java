package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestTimesIT {

    private static final String COUNT = "http_server_requests_seconds_count{";

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void areThoseOfAnOperationWhateverItsParameters() {
        for (int i = 0; i < 3; i++) {
            send(gateway.request("/api/v1/accounts/" + UUID.randomUUID(), Person.anyUser()));
        }

        assertThat(counts())
                .filteredOn(line -> line.contains("uri=\"/api/v1/accounts/{account_id}\""))
                .hasSize(1)
                .allMatch(
                        line -> line.contains("status=\"200\"") && line.contains("method=\"GET\""));
    }

    @Test
    void tellRefusalsApart() {
        send(gateway.request("/api/v1/accounts"));

        assertThat(counts())
                .anyMatch(line ->
                        line.contains("uri=\"/api/v1/accounts\"")
                                && line.contains("status=\"401\"")
                                && line.contains("outcome=\"CLIENT_ERROR\""));
    }

    @Test
    void haveNoNameThatAClientMadeUp() {
        send(gateway.request("/made-up-" + UUID.randomUUID()));

        assertThat(counts())
                .noneMatch(line -> line.contains("made-up"))
                .anyMatch(line -> line.contains("uri=\"UNKNOWN\""));
    }

    private List<String> counts() {
        return send(HttpRequest.newBuilder(gateway.management("/actuator/prometheus")))
                .body()
                .lines()
                .filter(line -> line.startsWith(COUNT))
                .toList();
    }
}

package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens;
import com.dashtam.gateway.testing.Tokens.Person;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitIT {

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void countsDownAndThenRefuses() {
        var address = TestGateway.anyAddress();

        for (int remaining = 4; remaining >= 0; remaining--) {
            var response = signIn(address);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "X-RateLimit-Limit")).isEqualTo("5");
            assertThat(header(response, "X-RateLimit-Remaining"))
                    .isEqualTo(Integer.toString(remaining));
            assertThat(Integer.parseInt(header(response, "X-RateLimit-Reset"))).isBetween(1, 60);
        }
        var refused = signIn(address);

        var body = problem(refused, 429, "rate-limit-exceeded");
        assertThat(header(refused, "X-RateLimit-Limit")).isEqualTo("5");
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(header(refused, "X-RateLimit-Reset"))).isBetween(1, 60);
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 12);
        assertThat(body.path("retry_after").asInt())
                .isEqualTo(Integer.parseInt(header(refused, "Retry-After")));
    }

    @Test
    void tellsTheSameInTheFieldsOfTheDraft() {
        var address = TestGateway.anyAddress();
        var allowed = signIn(address);
        assertThat(header(allowed, "RateLimit-Policy")).isEqualTo("\"auth_login\";q=5;w=60");
        assertThat(header(allowed, "RateLimit")).matches("\"auth_login\";r=4;t=1[0-3]");
        for (int i = 0; i < 4; i++) {
            signIn(address);
        }

        var refused = signIn(address);

        problem(refused, 429, "rate-limit-exceeded");
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"auth_login\";q=5;w=60");
        assertThat(header(refused, "RateLimit")).matches("\"auth_login\";r=0;t=[0-9]+");
    }

    @Test
    void saysNothingOfLimitsWhereNoneApplies() {
        var response = send(gateway.request("/nothing"));

        assertThat(response.headers().map()).doesNotContainKeys("ratelimit", "x-ratelimit-limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts/00000000-0000-7000-8000-000000000001",
                "/api/v1/syncs/00000000-0000-7000-8000-000000000001"
            })
    void countsTemplatedRoutesLikeOthers(String path) {
        var person = Person.anyUser();

        assertThat(header(send(gateway.request(path, person)), "X-RateLimit-Remaining"))
                .isEqualTo("99");
        assertThat(
                        header(
                                send(gateway.request(path.replace("0001", "0002"), person)),
                                "X-RateLimit-Remaining"))
                .as("another resource of the same operation")
                .isEqualTo("98");
    }

    @Test
    void doesNotForwardWhatItRefuses() {
        var address = TestGateway.anyAddress();
        for (int i = 0; i < 5; i++) {
            signIn(address);
        }
        var trace = UUID.randomUUID().toString();

        send(
                gateway.request("/api/v1/sessions")
                        .setHeader("X-Forwarded-For", address)
                        .setHeader("X-Trace-Id", trace)
                        .POST(BodyPublishers.ofString("{}")));

        assertThat(gateway.services().received(trace)).isEmpty();
    }

    @Test
    void countsEachAddressAlone() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(TestGateway.anyAddress()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsAllAddressesOfAnIpv6SubscriberTogether() {
        int subscriber = java.util.concurrent.ThreadLocalRandom.current().nextInt(0x10000);
        for (int i = 0; i < 5; i++) {
            var address = "2001:db8:%x:1::%x".formatted(subscriber, i + 1);
            assertThat(signIn(address).statusCode()).isEqualTo(200);
        }

        problem(signIn("2001:db8:%x:1:ffff::1".formatted(subscriber)), 429, "rate-limit-exceeded");
        assertThat(signIn("2001:db8:%x:2::1".formatted(subscriber)).statusCode()).isEqualTo(200);
    }

    @Test
    void countsAUserWhateverTheAddressAndToken() {
        var person = Person.anyUser();
        for (int i = 0; i < 5; i++) {
            assertThat(connect(person).statusCode()).isEqualTo(200);
        }

        problem(connect(person), 429, "rate-limit-exceeded");
        assertThat(connect(Person.anyUser()).statusCode()).isEqualTo(200);
    }

    @Test
    void countsEachOperationAlone() {
        var person = Person.anyUser();
        for (int i = 0; i < 6; i++) {
            connect(person);
        }

        assertThat(send(gateway.request("/api/v1/providers", person)).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotLetForgedTokensUseUpAnothersLimit() {
        var person = Person.anyUser();
        for (int i = 0; i < 8; i++) {
            var forged = gateway.tokens().forgery(person).signedBy(Tokens.foreignKeys());
            send(
                    gateway.request("/api/v1/providers")
                            .header("Authorization", "Bearer " + forged)
                            .POST(BodyPublishers.ofString("{}")));
        }

        assertThat(header(connect(person), "X-RateLimit-Remaining")).isEqualTo("4");
    }

    private HttpResponse<String> signIn(String address) {
        return send(
                gateway.request("/api/v1/sessions")
                        .setHeader("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString("{}")));
    }

    private HttpResponse<String> connect(Person person) {
        return send(
                gateway.request("/api/v1/providers", person).POST(BodyPublishers.ofString("{}")));
    }
}

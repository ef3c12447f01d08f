package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AuthenticationIT {

    private static final String ACCOUNTS = "/api/v1/accounts";

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void letsInWhomATokenNames() {
        assertThat(send(gateway.request(ACCOUNTS, Person.anyUser())).statusCode()).isEqualTo(200);
    }

    @Test
    void asksForATokenWhereNoneIsGiven() {
        var response = send(gateway.request(ACCOUNTS));

        problem(response, 401, "unauthorized");
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void refusesTheTokenOfAnotherKey() {
        refuses(gateway.tokens().forged(Person.anyUser()));
    }

    @Test
    void refusesATokenThatWasChanged() {
        var parts = gateway.tokens().access(Person.anyUser()).split("\\.", -1);
        var other = gateway.tokens().access(Person.with("admin")).split("\\.", -1);

        refuses(parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void refusesATokenWithoutASignature() {
        var unsigned =
                Jwts.builder()
                        .header()
                        .type("at+jwt")
                        .and()
                        .subject(Person.anyUser().id().toString())
                        .compact();

        refuses(unsigned);
        refuses(unsigned + "x");
    }

    @Test
    void refusesAnExpiredToken() {
        refuses(token(builder -> builder.expiration(Date.from(Instant.now().minusSeconds(1)))));
    }

    @Test
    void refusesATokenForAnotherUse() {
        refuses(token(builder -> builder.header().type("service+jwt").and()));
        refuses(token(builder -> builder.header().type("JWT").and()));
        refuses(token(builder -> builder.issuer("http://somebody.else")));
        refuses(token(builder -> builder.audience().single("identity-service")));
    }

    @Test
    void refusesATokenThatBringsItsOwnKey() {
        refuses(token(builder -> builder.header().add("jku", gateway.services().url()).and()));
        refuses(token(builder -> builder.header().keyId("no-such-key").and()));
    }

    @Test
    void refusesOtherSchemes() {
        var response = send(gateway.request(ACCOUNTS).header("Authorization", "Basic dTpw"));

        problem(response, 401, "unauthorized");
    }

    @Test
    void asksForThePermissionThatTheContractNames() {
        problem(send(gateway.request("/api/v1/audit/records", Person.anyUser())), 403, "forbidden");
        problem(send(gateway.request(ACCOUNTS, Person.with("auditor"))), 403, "forbidden");
        problem(
                send(
                        gateway.request("/api/v1/syncs", Person.with("readonly"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))),
                403,
                "forbidden");
    }

    @Test
    void letsInTheRolesThatHaveThePermission() {
        var records = "/api/v1/audit/records";

        assertThat(send(gateway.request(records, Person.with("auditor"))).statusCode())
                .isEqualTo(200);
        assertThat(send(gateway.request(records, Person.with("admin"))).statusCode())
                .isEqualTo(200);
        assertThat(send(gateway.request(ACCOUNTS, Person.with("readonly"))).statusCode())
                .isEqualTo(200);
    }

    private String token(UnaryOperator<JwtBuilder> change) {
        return gateway.tokens().access(Person.anyUser(), change);
    }

    private void refuses(String token) {
        HttpResponse<String> response =
                send(gateway.request(ACCOUNTS).header("Authorization", "Bearer " + token));

        problem(response, 401, "unauthorized");
        assertThat(header(response, "WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\"");
    }
}

package com.dashtam.gateway;

import static com.dashtam.gateway.testing.Http.header;
import static com.dashtam.gateway.testing.Http.problem;
import static com.dashtam.gateway.testing.Http.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import java.net.http.HttpRequest.BodyPublishers;
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
}

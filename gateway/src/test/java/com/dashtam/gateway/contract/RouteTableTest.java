package com.dashtam.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.http.contract.Access;
import com.dashtam.platform.http.contract.Caching;
import com.dashtam.platform.http.contract.ContractException;
import com.dashtam.platform.http.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private final RouteTable table =
            RouteTable.of(
                    List.of(
                            endpoint("list", "GET", "/api/things"),
                            endpoint("make", "POST", "/api/things"),
                            endpoint("current", "GET", "/api/things/current"),
                            endpoint("one", "GET", "/api/things/{id}"),
                            endpoint("parts", "GET", "/api/things/{id}/parts/{part}"),
                            endpoint("end", "DELETE", "/api/things/{id}")));

    @Test
    void findsTheOperationAndItsParameters() {
        assertThat(found("GET", "/api/things/7/parts/wheel").variables())
                .isEqualTo(Map.of("id", "7", "part", "wheel"));
        assertThat(id("POST", "/api/things")).isEqualTo("make");
        assertThat(id("HEAD", "/api/things")).isEqualTo("list");
    }

    @Test
    void prefersTheLiteralToTheParameter() {
        assertThat(id("GET", "/api/things/current")).isEqualTo("current");
        assertThat(id("GET", "/api/things/current2")).isEqualTo("one");
        assertThat(id("GET", "/api/things/current/parts/x")).isEqualTo("parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api",
                "api/things",
                "/api/things/",
                "/api/things//parts/x",
                "/API/things"
            })
    void knowsNoOtherPath(String path) {
        assertThat(table.match("GET", path)).isEqualTo(new Match.Unknown());
    }

    @Test
    void namesTheMethodsThatAPathHas() {
        assertThat(table.match("PATCH", "/api/things"))
                .isEqualTo(new Match.WrongMethod(Set.of("GET", "HEAD", "POST")));
        assertThat(table.match("get", "/api/things/7"))
                .isEqualTo(new Match.WrongMethod(Set.of("GET", "HEAD", "DELETE")));
    }

    @Test
    void refusesContractsThatContradictEachOther() {
        var one = endpoint("one", "GET", "/api/a/{id}");
        refuses(one, endpoint("one", "GET", "/api/b"));
        refuses(one, endpoint("two", "GET", "/api/a/{other}"));
    }

    @Test
    void refusesToShowWhatIsInternal() {
        refuses(endpoint("token", "POST", "/internal/oauth2/token"));
        refuses(endpoint("health", "GET", "/actuator/health"));
        refuses(
                new Endpoint(
                        operation("hidden", "GET", "/api/hidden", new Access.Service()), "sync"));
    }

    private static void refuses(Endpoint... endpoints) {
        assertThatThrownBy(() -> RouteTable.of(List.of(endpoints)))
                .isInstanceOf(ContractException.class);
    }

    private Match.Found found(String method, String path) {
        assertThat(table.match(method, path)).isInstanceOf(Match.Found.class);
        return (Match.Found) table.match(method, path);
    }

    private String id(String method, String path) {
        return found(method, path).endpoint().operation().id();
    }

    private static Endpoint endpoint(String id, String method, String template) {
        return new Endpoint(operation(id, method, template, new Access.Public()), "sync");
    }

    private static Operation operation(String id, String method, String template, Access access) {
        return new Operation(
                id,
                method,
                template,
                "things",
                access,
                Optional.empty(),
                Caching.NO_STORE,
                false,
                Operation.DEFAULT_MAX_BODY_BYTES,
                Set.of(),
                List.of(),
                List.of(),
                false,
                Set.of());
    }
}

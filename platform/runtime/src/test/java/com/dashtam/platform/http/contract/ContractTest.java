package com.dashtam.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private final Contract sample = Contract.load("sample");

    @Test
    void readsWhatAnOperationDemands() {
        var operation = sample.find("POST", "/api/v1/things").orElseThrow();

        assertThat(operation.id()).isEqualTo("createThing");
        assertThat(operation.tag()).isEqualTo("thing");
        assertThat(operation.access()).isEqualTo(new Access.Public());
        assertThat(operation.rateLimit()).contains("api_write");
        assertThat(operation.maxBodyBytes()).isEqualTo(2048);
        assertThat(operation.consumes()).containsExactly("application/json");
    }

    @Test
    void knowsWhereIdempotencyKeysCount() {
        var keyed = Contract.load("keyed");

        assertThat(keyed.find("POST", "/api/v1/parcels").orElseThrow().idempotencyKey()).isTrue();
        assertThat(keyed.find("POST", "/api/v1/notes").orElseThrow().idempotencyKey()).isFalse();
    }

    @Test
    void letsNobodyKeepAnAnswerUnlessTheContractSaysWho() {
        assertThat(sample.find("GET", "/api/v1/things").orElseThrow().caching())
                .isEqualTo(Caching.PRIVATE);
        assertThat(sample.find("POST", "/api/v1/things").orElseThrow().caching())
                .isEqualTo(Caching.NO_STORE);
        var text = "operationId: a, tags: [t], x-access: public, x-cache: public";
        assertThatThrownBy(() -> read("paths: {/a: {post: {%s}}}".formatted(text)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("GET");
    }

    @Test
    void limitsBodiesAlsoWhereTheContractIsSilent() {
        var operation = sample.find("GET", "/api/v1/things").orElseThrow();

        assertThat(operation.maxBodyBytes()).isEqualTo(64 * 1024);
        assertThat(operation.idempotencyKey()).isFalse();
        assertThat(operation.access()).isEqualTo(new Access.Permission("accounts", "read"));
    }

    @Test
    void followsReferencesToParametersAndSchemas() {
        var operation = sample.find("GET", "/api/v1/things").orElseThrow();

        assertThat(operation.query())
                .extracting(Parameter::name)
                .containsExactly("limit", "kind", "owner", "since", "active_only", "tag");
        assertThat(operation.queryParameter("tag").orElseThrow().repeatable()).isTrue();
        var kind = operation.queryParameter("kind").orElseThrow().form();
        assertThat(kind.accepts("small-one")).isTrue();
        assertThat(kind.accepts("SMALL_ONE")).isFalse();
    }

    @Test
    void givesParametersOfAPathToEachOfItsOperations() {
        assertThat(sample.find("DELETE", "/api/v1/things/{thing_id}").orElseThrow().path())
                .extracting(Parameter::name)
                .containsExactly("thing_id");
    }

    @Test
    void namesTheServicesThatMayCall() {
        var operation = sample.find("GET", "/internal/v1/secrets").orElseThrow();

        assertThat(operation.access()).isEqualTo(new Access.Service());
        assertThat(operation.clients()).containsExactly("sync-service");
    }

    @Test
    void answersHeadByTheOperationForGet() {
        assertThat(sample.find("HEAD", "/api/v1/things"))
                .isEqualTo(sample.find("GET", "/api/v1/things"));
    }

    @Test
    void knowsNothingElse() {
        assertThat(sample.find("PUT", "/api/v1/things")).isEmpty();
        assertThat(sample.find("GET", "/api/v1/nothing")).isEmpty();
        assertThat(sample.methods("/api/v1/things")).isEqualTo(Set.of("GET", "POST"));
        assertThat(sample.methods("/api/v1/nothing")).isEmpty();
    }

    @Test
    void refusesToLoadAFileThatIsNotThere() {
        assertThatThrownBy(() -> Contract.load("absent"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("absent.yaml");
    }

    @Test
    void refusesTheSameOperationFromTwoFiles() {
        assertThatThrownBy(() -> Contract.load("sample", "sample"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operationId: a, tags: [t]",
                "operationId: a, tags: [t], x-access: everybody",
                "operationId: a, tags: [t], x-access: 'Accounts:Read'",
                "operationId: a, tags: [t], x-access: ''",
                "operationId: a, tags: [t], x-access: 7",
                "tags: [t], x-access: public",
                "operationId: a, x-access: public",
                "operationId: a, tags: [t, u], x-access: public",
                "operationId: a, tags: [t], x-access: public, x-max-body: 64KB",
                "operationId: a, tags: [t], x-access: public, x-max-body: 0",
                "operationId: a, tags: [t], x-access: public, x-cache: forever",
                "operationId: a, tags: [t], x-access: authenticated, x-idempotent: true",
                "operationId: a, tags: [t], x-access: public, x-idempotent: key",
                "operationId: a, tags: [t], x-access: public, x-clients: sync-service",
                "operationId: a, operationId: b, tags: [t], x-access: public",
                "operationId: a, tags: [t], x-access: public, parameters: [{$ref: '#/components/x'}]",
            })
    void refusesAnOperationThatCannotBeEnforced(String operation) {
        assertThatThrownBy(() -> read("paths: {/a: {get: {%s}}}".formatted(operation)))
                .isInstanceOf(ContractException.class);
    }

    @ParameterizedTest
    @CsvSource({"authenticated", "accounts:read"})
    void refusesInternalOperationsForUsers(String access) {
        var operation = "{operationId: a, tags: [t], x-access: '%s'}".formatted(access);

        assertThatThrownBy(() -> read("paths: {/internal/a: {get: %s}}".formatted(operation)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("internal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi: 3.1.0", "[]", "paths: {/a: {$ref: b.yaml}}", "paths: {"})
    void refusesADocumentWithoutReadablePaths(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(ContractException.class);
    }

    private static void read(String document) {
        var documents =
                new Documents(name ->
                        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        Contract.of(new OperationReader(documents, "given").read());
    }
}

package com.dashtam.bench.badinput;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.contract.ContractOperation;
import com.dashtam.bench.contract.Contracts;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningSystem.class)
class BadInputIT {

    /** What only a program's inside can have written. */
    private static final Pattern INTERNALS =
            Pattern.compile("Exception|\\bat [a-z]+\\.[a-z.]+|java\\.|org\\.|SQL|tools\\.jackson");

    private final World world;

    BadInputIT(World world) {
        this.world = world;
    }

    @TestFactory
    Stream<DynamicTest> refusesEachFlawOfEachOperation() {
        return Contracts.operations().stream()
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.id(),
                                () ->
                                        refuse(
                                                caller(operation),
                                                BadRequests.to(operation, account()))));
    }

    @TestFactory
    Stream<DynamicTest> refusesMethodsThatNoContractHas() {
        Map<String, List<String>> methods =
                Contracts.operations().stream()
                        .collect(
                                groupingBy(
                                        ContractOperation::template,
                                        mapping(ContractOperation::method, toList())));
        return methods.entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(),
                                () ->
                                        refuse(
                                                world.stranger().caller(),
                                                BadRequests.ofOtherMethods(
                                                                entry.getKey(), entry.getValue())
                                                        .toList())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/api/v1/nothing",
                "/api/v1/users/1",
                "/api/v2/accounts",
                "/internal/oauth2/token",
                "/internal/v1/statements",
                "/actuator/health",
                "/api/v1/accounts/",
                "/api/v1/ACCOUNTS"
            })
    void knowsNoRouteThatNoContractHas(String path) {
        refuse(
                world.stranger().caller(),
                List.of(
                        new BadRequest(
                                "an unknown route",
                                "GET",
                                path,
                                Optional.empty(),
                                404,
                                Optional.empty())));
    }

    @TestFactory
    Stream<DynamicTest> refusesTokensThatAreNotOurs() {
        return Contracts.operations().stream()
                .filter(operation -> !operation.isPublic())
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.id(),
                                () -> {
                                    refuseToken(operation, world.client().visitor());
                                    refuseToken(
                                            operation, world.client().visitor().with("nonsense"));
                                    refuseToken(operation, forged());
                                }));
    }

    @Test
    void coversEachOperationWithAtLeastOneFlaw() {
        assertThat(Contracts.operations())
                .allSatisfy(operation ->
                        assertThat(
                                        operation.passesOverUnknownParameters()
                                                || !BadRequests.to(operation, account()).isEmpty())
                                .isTrue());
    }

    private void refuseToken(ContractOperation operation, Caller caller) {
        String path = operation.template().replaceAll("\\{[a-z_]+\\}", "0");
        Reply reply = caller.send(operation.method(), path, Optional.empty());
        assertThat(reply.status()).as("%s", reply).isEqualTo(401);
        assertThat(reply.isProblem()).as("%s", reply).isTrue();
        assertThat(reply.header("WWW-Authenticate")).as("%s", reply).isPresent();
    }

    /** A token of ours whose claims were exchanged. */
    private Caller forged() {
        String[] parts = world.stranger().tokens().access().split("\\.", 3);
        String other = world.customer().person().tokens().access().split("\\.", 3)[1];
        return world.client().visitor().with(parts[0] + "." + other + "." + parts[2]);
    }

    private Caller caller(ContractOperation operation) {
        if (operation.isPublic()) {
            return world.client().visitor();
        }
        return switch (operation.access().split(":", 2)[0]) {
            case "audit" -> world.auditor();
            case "users", "security", "admin", "raw_pages" -> world.admin();
            default -> world.customer().person().caller();
        };
    }

    private UUID account() {
        return world.customer().anAccount();
    }

    private static void refuse(Caller caller, List<BadRequest> requests) {
        var all = new SoftAssertions();
        for (BadRequest request : requests) {
            Reply reply = caller.send(request.method(), request.path(), request.body());
            all.assertThat(reply.status())
                    .as("%s was answered with %s", request, reply)
                    .isEqualTo(request.status());
            all.assertThat(reply.isProblem()).as("%s is a problem: %s", request, reply).isTrue();
            all.assertThat(reply.body()).as("%s", request).doesNotContainPattern(INTERNALS);
            request.field()
                    .ifPresent(field ->
                            all.assertThat(reply.flawedFields())
                                    .as("%s was answered with %s", request, reply)
                                    .contains(field));
        }
        all.assertAll();
    }
}

package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.client.Statements;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;

/** Accounts that a bank and files tell of, and that are one. */
final class JoinScenarios {

    private static final String ACCOUNTS = "/api/v1/accounts/";
    private static final String JOIN = "dashtam.sync.account_join.";

    private final World world;

    JoinScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of("joinAccount", join());
    }

    private Scenario join() {
        Customer customer = world.newCustomer();
        Person person = customer.person();
        Caller caller = person.caller();
        UUID account = anAccountIn(customer, "USD");
        UUID euros = anAccountIn(customer, "EUR");
        UUID file = ofAFile(person);
        return Scenario.succeeds(
                        201,
                        () -> caller.post(joinsOf(file), with(account)),
                        reply -> {
                            assertThat(reply.id("id")).isEqualTo(account);
                            assertThat(reply.header("Location"))
                                    .hasValue("/api/v1/accounts/" + account);
                            world.rows(
                                    Component.SYNC,
                                    "select joined_to::text from account where id = ?",
                                    found -> assertThat(found).containsExactly(account.toString()),
                                    file);
                            Reply joined = caller.get(ACCOUNTS + file).expect(200);
                            assertThat(joined.id("joined_to")).isEqualTo(account);
                            assertThat(caller.get("/api/v1/accounts").expect(200).items("accounts"))
                                    .noneMatch(it ->
                                            file.toString().equals(it.required("id").asString()));
                            assertThat(
                                            caller.get(
                                                            ACCOUNTS
                                                                    + account
                                                                    + "/transactions?q=bakery")
                                                    .expect(200)
                                                    .items("transactions"))
                                    .isNotEmpty();
                        },
                        JOIN + "attempted",
                        JOIN + "succeeded")
                .refuses(
                        404,
                        () -> world.stranger().caller().post(joinsOf(account), with(file)),
                        JOIN + "attempted",
                        JOIN + "failed")
                .refuses(
                        400,
                        () -> caller.post(joinsOf(account), with(euros)),
                        JOIN + "attempted",
                        JOIN + "failed");
    }

    private static Map<String, UUID> with(UUID other) {
        return Map.of("account_id", other);
    }

    private static String joinsOf(UUID account) {
        return ACCOUNTS + account + "/joins";
    }

    private static UUID anAccountIn(Customer customer, String currency) {
        return customer
                .person()
                .caller()
                .get("/api/v1/accounts")
                .expect(200)
                .items("accounts")
                .stream()
                .filter(it -> it.required("currency").asString().equals(currency))
                .map(it -> UUID.fromString(it.required("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** An account of two transactions, too few to be known again by them. */
    private UUID ofAFile(Person person) {
        Reply created =
                person.caller()
                        .upload("/api/v1/imports", "march.qfx", Statements.checking("000990017"))
                        .expect(201);
        String connection =
                world.ended(person, "/api/v1/imports/" + created.id("id"))
                        .required("connection_id")
                        .asString();
        return UUID.fromString(
                person.caller()
                        .get("/api/v1/providers/" + connection + "/accounts")
                        .expect(200)
                        .items("accounts")
                        .getFirst()
                        .required("id")
                        .asString());
    }
}

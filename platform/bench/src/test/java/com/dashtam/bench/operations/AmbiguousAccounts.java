package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A customer of whose kept accounts nobody can tell which one the institution shows. */
record AmbiguousAccounts(World world, Customer customer) {

    static final String MATCHES = "/api/v1/account-matches";

    static String answersOf(JsonNode match) {
        return MATCHES + "/" + match.required("id").asString() + "/answers";
    }

    /** Two kept accounts become twins that the institution knows by other identifiers by now. */
    static AmbiguousAccounts of(World world) {
        Customer customer = world.newCustomer();
        int twins =
                world.database(Component.SYNC)
                        .update(
                                """
                                update account a
                                set provider_account_id = 'old-' || a.id, name = c.name,
                                    number_masked = c.number_masked, type = c.type,
                                    currency = c.currency
                                from account c
                                where c.connection_id = ? and c.type = 'checking'
                                  and c.currency = 'USD' and a.currency = c.currency
                                  and a.connection_id = c.connection_id
                                  and a.type in ('checking', 'savings')
                                """,
                                customer.connection());
        assertThat(twins).isEqualTo(2);
        return new AmbiguousAccounts(world, customer);
    }

    /** A sync that has found that out. */
    JsonNode read(String scope) {
        Reply sync =
                customer.person()
                        .caller()
                        .post(
                                "/api/v1/syncs",
                                Map.of(
                                        "connection_id",
                                        customer.connection(),
                                        "scope",
                                        scope,
                                        "force",
                                        true))
                        .expect(201);
        return world.ended(customer.person(), "/api/v1/syncs/" + sync.id("id"));
    }

    /** What the customer is asked about them. */
    JsonNode question() {
        var open = customer.person().caller().get(MATCHES).expect(200).items("matches");
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    /** What was bent is compared with no book. */
    void disconnect() {
        customer.person()
                .caller()
                .delete("/api/v1/providers/" + customer.connection() + "?account_data=delete")
                .expect(204);
    }
}

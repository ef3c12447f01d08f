package com.dashtam.bench.system;

import com.dashtam.bench.client.Person;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A user whose accounts at the bank have been read. */
public record Customer(Person person, UUID connection, World world) {

    public UUID anAccount() {
        return first("/api/v1/accounts", "accounts");
    }

    public UUID aTransaction() {
        return first("/api/v1/transactions?limit=1", "transactions");
    }

    private UUID first(String path, String list) {
        JsonNode item = person.caller().get(path).expect(200).items(list).getFirst();
        return UUID.fromString(item.required("id").asString());
    }
}

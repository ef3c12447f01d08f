package com.dashtam.bench.operations;

import com.dashtam.bench.client.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How one operation is called: once so that it succeeds, and so that it refuses. */
final class Scenario {

    /**
     * One call.
     *
     * @param causes the types of events that it leaves; a success may leave more
     * @param check looks at the answer and at the rows
     */
    record Call(Supplier<Reply> request, int status, List<String> causes, Consumer<Reply> check) {

        boolean succeeds() {
            return status < 400;
        }
    }

    private final List<Call> calls = new ArrayList<>();

    static Scenario succeeds(
            int status, Supplier<Reply> request, Consumer<Reply> check, String... causes) {
        return new Scenario().and(status, request, check, causes);
    }

    Scenario refuses(int status, Supplier<Reply> request, String... causes) {
        return and(status, request, _ -> {}, causes);
    }

    private Scenario and(
            int status, Supplier<Reply> request, Consumer<Reply> check, String... causes) {
        calls.add(new Call(request, status, List.of(causes), check));
        return this;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }
}

package com.dashtam.contract.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a client of a released contract could not live with. */
final class HttpCompatibility {

    private final List<String> breaks = new ArrayList<>();
    private final String where;
    private final Node old;
    private final Node now;

    private HttpCompatibility(Operation old, Operation now) {
        this.where = old.method() + " " + old.path();
        this.old = old.body();
        this.now = now.body();
    }

    static List<String> breaks(HttpFile released, HttpFile current) {
        var breaks = new ArrayList<String>();
        for (Operation old : released.operations()) {
            find(current, old)
                    .ifPresentOrElse(
                            now -> breaks.addAll(compare(old, now)),
                            () -> breaks.add(old.method() + " " + old.path() + ": is gone"));
        }
        return breaks;
    }

    private static Optional<Operation> find(HttpFile file, Operation wanted) {
        return file.operations().stream()
                .filter(one -> one.method().equals(wanted.method()))
                .filter(one -> one.path().equals(wanted.path()))
                .findFirst();
    }

    private static List<String> compare(Operation old, Operation now) {
        var comparison = new HttpCompatibility(old, now);
        comparison.compareNames();
        comparison.compareParameters(old.parameters(), now.parameters());
        comparison.compareRequest();
        comparison.compareResponses();
        return comparison.breaks;
    }

    private void compareNames() {
        require(
                old.text("operationId").equals(now.text("operationId")),
                "operationId, after which clients are generated, has changed");
        require(
                now.text("x-access").equals(old.text("x-access"))
                        || now.text("x-access").filter("public"::equals).isPresent(),
                "x-access is stricter, or another");
    }

    private void compareParameters(List<Node> before, List<Node> after) {
        for (Node parameter : before) {
            var name = "parameter " + key(parameter);
            find(after, parameter)
                    .ifPresentOrElse(
                            other -> {
                                require(
                                        parameter.isTrue("required") || !other.isTrue("required"),
                                        name + " is required now");
                                schemas()
                                        .accepted(
                                                name,
                                                parameter.child("schema"),
                                                other.child("schema"));
                            },
                            () -> breaks.add(where + ": " + name + " is gone"));
        }
        for (Node parameter : after) {
            require(
                    !parameter.isTrue("required") || find(before, parameter).isPresent(),
                    "parameter " + key(parameter) + " is new and required");
        }
    }

    private static Optional<Node> find(List<Node> parameters, Node wanted) {
        return parameters.stream().filter(one -> key(one).equals(key(wanted))).findFirst();
    }

    private static String key(Node parameter) {
        return parameter.text("in").orElse("") + " " + parameter.text("name").orElse("");
    }

    private void compareRequest() {
        var before = old.child("requestBody");
        var after = now.child("requestBody");
        require(before.isTrue("required") || !after.isTrue("required"), "a body is required now");
        for (String type : before.child("content").names()) {
            var other = after.child("content").child(type);
            require(after.child("content").has(type), "takes no " + type + " any more");
            schemas()
                    .accepted(
                            "body",
                            before.child("content").child(type).child("schema"),
                            other.child("schema"));
        }
    }

    private void compareResponses() {
        var before = old.child("responses");
        var after = now.child("responses");
        for (String status : before.names()) {
            if (!after.has(status)) {
                breaks.add(where + ": the answer " + status + " is gone");
                continue;
            }
            compareResponse(status, before.child(status), after.child(status));
        }
    }

    private void compareResponse(String status, Node before, Node after) {
        for (String header : before.child("headers").names()) {
            require(
                    after.child("headers").has(header),
                    status + ": the header " + header + " is gone");
        }
        for (String type : before.child("content").names()) {
            var other = after.child("content");
            require(other.has(type), status + ": is no " + type + " any more");
            schemas()
                    .given(
                            status,
                            before.child("content").child(type).child("schema"),
                            other.child(type).child("schema"));
        }
    }

    private SchemaCompatibility schemas() {
        return new SchemaCompatibility(fault -> breaks.add(where + ": " + fault));
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            breaks.add(where + ": " + fault);
        }
    }
}

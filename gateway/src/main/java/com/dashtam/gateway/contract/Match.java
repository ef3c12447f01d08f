package com.dashtam.gateway.contract;

import java.util.Map;
import java.util.Set;

/** What the contracts say about a method and a path. */
public sealed interface Match {

    /**
     * @param variables the path's parameters by name, as the client wrote them
     */
    record Found(Endpoint endpoint, Map<String, String> variables) implements Match {}

    /** The path exists, with other methods. */
    record WrongMethod(Set<String> allowed) implements Match {}

    record Unknown() implements Match {}
}

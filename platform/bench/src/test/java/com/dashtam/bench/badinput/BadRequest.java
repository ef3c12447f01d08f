package com.dashtam.bench.badinput;

import com.dashtam.bench.client.Body;
import java.util.Optional;

/**
 * A request with one flaw.
 *
 * @param flaw what is wrong with it
 * @param status what it must be refused with
 * @param field what the problem has to name; absent where the flaw is in no field
 */
record BadRequest(
        String flaw,
        String method,
        String path,
        Optional<Body> body,
        int status,
        Optional<String> field) {

    @Override
    public String toString() {
        return "%s %s with %s".formatted(method, path, flaw);
    }
}

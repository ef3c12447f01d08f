package com.dashtam.gateway.forward;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sets of header names, which mean the same in any case (RFC 9110, section 5.1). */
final class HeaderNames {

    static final String OWN_PREFIX = "x-dashtam-";

    /** What concerns one connection alone, whether or not it says so itself. */
    static final List<String> CONNECTION_ONLY =
            List.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "upgrade");

    private HeaderNames() {}

    @SafeVarargs
    static Set<String> of(Collection<String>... names) {
        // Asked without making a lower-case copy of each name.
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var some : names) {
            set.addAll(some);
        }
        return Collections.unmodifiableSet(set);
    }

    /**
     * The names that a {@code Connection} header adds to those above.
     *
     * @param never what it cannot add
     */
    static Set<String> nominated(HttpHeaders headers, Set<String> never) {
        if (!headers.contains(HttpHeaderNames.CONNECTION)) {
            return Set.of();
        }
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var value : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (var name : value.split(",", -1)) {
                names.add(name.strip());
            }
        }
        names.removeAll(never);
        return names;
    }
}

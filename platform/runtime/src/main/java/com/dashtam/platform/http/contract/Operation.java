package com.dashtam.platform.http.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of a contract.
 *
 * @param method the upper-case HTTP method
 * @param template the path template, e.g. {@code /api/v1/accounts/{account_id}}
 * @param rateLimit the name of a rate-limit policy ({@code x-rate-limit})
 * @param caching who may keep its answers ({@code x-cache})
 * @param idempotencyKey whether an {@code Idempotency-Key} is honoured ({@code x-idempotent: key})
 * @param maxBodyBytes the largest request body in bytes ({@code x-max-body})
 * @param consumes the media types of the request body; empty when the operation takes none
 * @param openQuery whether unknown query parameters are passed over ({@code x-open-query: true}):
 *     for addresses that other parties' protocols call (RFC 6749, section 4.1.2)
 * @param clients the services that may call it ({@code x-clients}); empty means every service
 */
public record Operation(
        String id,
        String method,
        String template,
        String tag,
        Access access,
        Optional<String> rateLimit,
        Caching caching,
        boolean idempotencyKey,
        long maxBodyBytes,
        Set<String> consumes,
        List<Parameter> path,
        List<Parameter> query,
        boolean openQuery,
        Set<String> clients) {

    public static final long DEFAULT_MAX_BODY_BYTES = 64 * 1024;

    public Operation {
        consumes = Set.copyOf(consumes);
        path = List.copyOf(path);
        query = List.copyOf(query);
        clients = Set.copyOf(clients);
    }

    public Optional<Parameter> queryParameter(String name) {
        return query.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }
}

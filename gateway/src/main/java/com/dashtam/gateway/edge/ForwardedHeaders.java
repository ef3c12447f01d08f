package com.dashtam.gateway.edge;

import com.dashtam.gateway.auth.ServiceTokenFilter;
import com.dashtam.platform.http.ApiHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes the headers that a service gets from those of the client: without what concerns one
 * connection only (RFC 9110, section 7.6.1) or claims to come from a proxy of ours, and with what
 * the gateway vouches for.
 */
public final class ForwardedHeaders implements HttpHeadersFilter, Ordered {

    private static final Set<String> CONNECTION_ONLY =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "upgrade",
                    "http2-settings",
                    "expect");
    private static final Set<String> CLAIMS = Set.of("forwarded", "x-real-ip", "true-client-ip");
    private static final List<String> CLAIM_PREFIXES = List.of("x-forwarded-", "x-dashtam-");
    private static final Set<String> TRACE =
            Set.of("traceparent", "tracestate", "x-trace-id", "b3", "baggage");

    /** Before the framework's own, so that none of them acts on a header that is dropped here. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.REQUEST;
    }

    @Override
    public HttpHeaders filter(HttpHeaders client, ServerWebExchange exchange) {
        var nominated = nominated(client);
        var forwarded = new HttpHeaders();
        client.forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (isForwarded(lower) && !nominated.contains(lower)) {
                forwarded.put(name, values);
            }
        });
        addOwn(forwarded, client, exchange);
        return forwarded;
    }

    private static boolean isForwarded(String lower) {
        return !CONNECTION_ONLY.contains(lower)
                && !CLAIMS.contains(lower)
                && !TRACE.contains(lower)
                && CLAIM_PREFIXES.stream().noneMatch(lower::startsWith);
    }

    /** What the client calls a matter of its own connection; never what services rely on. */
    private static Set<String> nominated(HttpHeaders client) {
        var names = new HashSet<String>();
        for (var name : client.getConnection()) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        names.remove("authorization");
        names.remove("content-length");
        names.remove("transfer-encoding");
        return names;
    }

    private static void addOwn(
            HttpHeaders forwarded, HttpHeaders client, ServerWebExchange exchange) {
        var trace = TraceFilter.traceOf(exchange);
        forwarded.set(ApiHeaders.TRACE_ID, trace.id());
        forwarded.set(ApiHeaders.TRACEPARENT, trace.traceparent());
        forwarded.set(ApiHeaders.SERVICE_TOKEN, ServiceTokenFilter.tokenOf(exchange));
        forwarded.set(ApiHeaders.CLIENT_IP, ClientFilter.clientOf(exchange).getHostAddress());
        var agent = client.getFirst(HttpHeaders.USER_AGENT);
        if (agent != null) {
            forwarded.set(ApiHeaders.USER_AGENT, agent);
        }
    }
}

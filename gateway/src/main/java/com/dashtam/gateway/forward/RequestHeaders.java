package com.dashtam.gateway.forward;

import com.dashtam.gateway.auth.ServiceTokenFilter;
import com.dashtam.gateway.edge.ClientFilter;
import com.dashtam.gateway.edge.TraceFilter;
import com.dashtam.platform.http.ApiHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Set;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes the headers that a service gets from those of the client: without what concerns one
 * connection only (RFC 9110, section 7.6.1) or claims to come from a proxy of ours, and with what
 * the gateway vouches for.
 */
final class RequestHeaders {

    private static final Set<String> DROPPED =
            HeaderNames.of(
                    HeaderNames.CONNECTION_ONLY,
                    List.of(
                            "host",
                            "expect",
                            "http2-settings",
                            "forwarded",
                            "x-real-ip",
                            "true-client-ip",
                            "traceparent",
                            "tracestate",
                            "x-trace-id",
                            "b3",
                            "baggage"));
    private static final String FORWARDED_PREFIX = "x-forwarded-";
    // What a service relies on is never the matter of a connection, whatever the client says.
    private static final Set<String> NEVER_NOMINATED =
            HeaderNames.of(List.of("authorization", "content-length", "transfer-encoding"));

    private RequestHeaders() {}

    static HttpHeaders of(HttpHeaders client, ServerWebExchange exchange) {
        var nominated = HeaderNames.nominated(client, NEVER_NOMINATED);
        // They have been checked by the decoder; what is added below is our own.
        var forwarded =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (var headers = client.iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            var name = header.getKey().toString();
            if (isForwarded(name) && !nominated.contains(name)) {
                forwarded.add(name, header.getValue());
            }
        }
        addOwn(forwarded, client, exchange);
        return forwarded;
    }

    private static boolean isForwarded(String name) {
        return !DROPPED.contains(name)
                && !startsWith(name, FORWARDED_PREFIX)
                && !startsWith(name, HeaderNames.OWN_PREFIX);
    }

    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static void addOwn(
            HttpHeaders forwarded, HttpHeaders client, ServerWebExchange exchange) {
        var trace = TraceFilter.traceOf(exchange);
        forwarded.add(ApiHeaders.TRACE_ID, trace.id());
        forwarded.add(ApiHeaders.TRACEPARENT, trace.traceparent());
        forwarded.add(ApiHeaders.SERVICE_TOKEN, ServiceTokenFilter.tokenOf(exchange));
        forwarded.add(ApiHeaders.CLIENT_IP, ClientFilter.clientOf(exchange).getHostAddress());
        var agent = client.get(HttpHeaderNames.USER_AGENT);
        if (agent != null) {
            forwarded.add(ApiHeaders.USER_AGENT, agent);
        }
    }
}

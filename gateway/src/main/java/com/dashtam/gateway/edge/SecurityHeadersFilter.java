package com.dashtam.gateway.edge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells browsers what they may not do with our answers, where the answer says nothing itself. */
public final class SecurityHeadersFilter implements WebFilter {

    private static final String ONE_YEAR_ONLY_TLS = "max-age=31536000";

    private final Map<String, String> defaults;

    public SecurityHeadersFilter(URI publicUrl) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        if ("https".equals(publicUrl.getScheme())) {
            headers.put("Strict-Transport-Security", ONE_YEAR_ONLY_TLS);
        }
        this.defaults = Map.copyOf(headers);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> {
            var headers = response.getHeaders();
            defaults.forEach((name, value) -> {
                if (!headers.containsHeader(name)) {
                    headers.set(name, value);
                }
            });
            return Mono.empty();
        });
        return chain.filter(exchange);
    }
}

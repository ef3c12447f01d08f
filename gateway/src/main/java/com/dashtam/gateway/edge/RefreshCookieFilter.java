package com.dashtam.gateway.edge;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets a browser's refresh token in only from pages that may call us: our own and those of the
 * configured origins. Beside the header that its service asks for, this keeps other pages from
 * using it (OWASP, Cross-Site Request Forgery Prevention).
 */
public final class RefreshCookieFilter implements WebFilter {

    private static final String COOKIE = "dashtam_refresh";

    private final Set<String> origins;

    public RefreshCookieFilter(URI publicUrl, List<String> corsOrigins) {
        this.origins = new HashSet<>(corsOrigins);
        origins.add(publicUrl.getScheme() + "://" + publicUrl.getAuthority());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var origin = headers.getOrigin();
        return origin == null || origins.contains(origin) || !hasCookie(headers)
                ? chain.filter(exchange)
                : Mono.error(
                        new ProblemException(
                                ProblemType.FORBIDDEN, "This origin may not refresh tokens."));
    }

    private static boolean hasCookie(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .anyMatch(cookies -> cookies.contains(COOKIE + "="));
    }
}

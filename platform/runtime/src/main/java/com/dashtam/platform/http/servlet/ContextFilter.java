package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.http.ApiHeaders;
import com.dashtam.platform.http.Client;
import com.dashtam.platform.http.Forwarders;
import com.dashtam.platform.http.RequestContext;
import com.dashtam.platform.http.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a request its context, in its first dispatch and again in those for errors. */
final class ContextFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestContext.class.getName();
    private static final String MDC_TRACE_ID = "trace.id";

    private final Forwarders forwarders;
    private final Ids ids;

    ContextFilter(Forwarders forwarders, Ids ids) {
        this.forwarders = forwarders;
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = contextOf(request);
        response.setHeader(ApiHeaders.TRACE_ID, context.trace().id());
        try (var mdc = MDC.putCloseable(MDC_TRACE_ID, context.trace().id())) {
            context.<Boolean, Exception>call(() -> {
                chain.doFilter(new LimitedRequest(request), new ContractedResponse(response));
                return true;
            });
        } catch (RuntimeException | ServletException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private RequestContext contextOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestContext known) {
            return known;
        }
        var trace =
                Trace.join(
                        request.getHeader(ApiHeaders.TRACEPARENT),
                        request.getHeader(ApiHeaders.TRACE_ID),
                        ids);
        var context = new RequestContext(trace, client(request));
        request.setAttribute(ATTRIBUTE, context);
        return context;
    }

    private Client client(HttpServletRequest request) {
        var serviceToken = request.getHeader(ApiHeaders.SERVICE_TOKEN);
        if (serviceToken != null && forwarders.vouches(serviceToken)) {
            return Client.of(
                    request.getHeader(ApiHeaders.CLIENT_IP),
                    request.getHeader(ApiHeaders.USER_AGENT));
        }
        return Client.of(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}

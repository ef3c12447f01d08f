package com.dashtam.platform.http.servlet;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.AccessControl;
import com.dashtam.platform.http.ParameterCheck;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.RequestContext;
import com.dashtam.platform.http.contract.Contract;
import com.dashtam.platform.http.contract.Operation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets a request through to its handler only as an operation of the contract, on behalf of somebody
 * who may call it, with the parameters and the size that the contract allows.
 */
final class ContractInterceptor implements HandlerInterceptor {

    private final Contract contract;
    private final AccessControl access;
    private final IdempotencyKeys keys;

    ContractInterceptor(Contract contract, AccessControl access, IdempotencyKeys keys) {
        this.contract = contract;
        this.access = access;
        this.keys = keys;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        var operation = operation(request);
        Revalidation.follow(operation.caching(), request, response);
        var context = RequestContext.current().orElseThrow();
        access.admit(operation, request.getHeader(HttpHeaders.AUTHORIZATION))
                .ifPresent(context::authenticated);
        ParameterCheck.check(operation, pathVariables(request), request.getQueryString());
        refuseUnexpectedMultipart(request, operation);
        LimitedRequest.limit(request, operation.maxBodyBytes());
        keys.read(request, operation, context.caller().actor()).ifPresent(context::keyed);
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        if (RequestContext.current().flatMap(RequestContext::takeKeyed).isPresent()) {
            throw new IllegalStateException(
                    "a handler whose contract honours idempotency keys did not ask for the key");
        }
    }

    private Operation operation(HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var template = String.valueOf(pattern);
        var operation = contract.find(request.getMethod(), template);
        if (operation.isPresent()) {
            return operation.get();
        }
        var methods = pattern == null ? methodsAt(request) : contract.methods(template);
        if (methods.isEmpty()) {
            throw ProblemException.notFound();
        }
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
    }

    /** For OPTIONS, which Spring answers by itself without naming a pattern. */
    private Set<String> methodsAt(HttpServletRequest request) {
        var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        return contract.operations().stream()
                .filter(o -> PathPatternParser.defaultInstance.parse(o.template()).matches(path))
                .map(Operation::method)
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> pathVariables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                ? (Map<String, String>) variables
                : Map.of();
    }

    /** The container reads multipart bodies itself, past our limit: only where it is expected. */
    private static void refuseUnexpectedMultipart(HttpServletRequest request, Operation operation) {
        var type = request.getContentType();
        if (type == null || operation.consumes().contains(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return;
        }
        try {
            if (MediaType.parseMediaType(type).getType().equals("multipart")) {
                throw unsupported();
            }
        } catch (InvalidMediaTypeException e) {
            throw unsupported();
        }
    }

    private static ProblemException unsupported() {
        return new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body's media type is not accepted here.");
    }
}

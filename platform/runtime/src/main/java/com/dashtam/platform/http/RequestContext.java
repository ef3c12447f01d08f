package com.dashtam.platform.http;

import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.command.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the platform knows about the request that the current thread serves. Threads started during
 * a request do not see it: hand them the {@link Caller}.
 */
public final class RequestContext {

    private static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    private final Trace trace;
    private final Client client;
    private @Nullable Principal principal;
    private @Nullable KeyedRequest keyed;

    public RequestContext(Trace trace, Client client) {
        this.trace = trace;
        this.client = client;
    }

    public static Optional<RequestContext> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public Trace trace() {
        return trace;
    }

    /** Who was let in; empty for public operations, and until access has been decided. */
    public Optional<Principal> principal() {
        return Optional.ofNullable(principal);
    }

    /** To be called once, by whatever decides about access. */
    public void authenticated(Principal verified) {
        if (principal != null) {
            throw new IllegalStateException("the request is authenticated already");
        }
        principal = verified;
    }

    /** To be called when the request has an idempotency key, by whatever has read it. */
    public void keyed(KeyedRequest request) {
        keyed = request;
    }

    /** The request with its key, for the one that serves it: it is given once. */
    public Optional<KeyedRequest> takeKeyed() {
        var taken = Optional.ofNullable(keyed);
        keyed = null;
        return taken;
    }

    public Caller caller() {
        var actor = principal().map(Principal::actor).orElseGet(Actor.Anonymous::new);
        return new Caller(
                actor,
                client.ip(),
                client.userAgent(),
                Optional.of(trace.traceparent()),
                principal().flatMap(Principal::session));
    }
}

package com.dashtam.sync.infrastructure.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Calls provider-service with a token of our own. */
public final class ProviderClient implements AutoCloseable {

    private final HttpClient http;
    private final URI address;
    private final Supplier<String> token;
    private final FeedLimits limits;
    private final IdleWatch idle;

    /**
     * A client.
     *
     * @param address of provider-service
     * @param token gives the service token for provider-service, or throws when there is none now
     */
    public ProviderClient(HttpClient http, URI address, Supplier<String> token, FeedLimits limits) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.limits = limits;
        this.idle = new IdleWatch(limits.idle());
    }

    /** A request to a path with its query, to be sent within the time limit. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(limits.answer())
                .header("Authorization", "Bearer " + token.get());
    }

    /** Sends a request; the body comes while it is read, and breaks off when it stands still. */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(
                    request,
                    info ->
                            HttpResponse.BodySubscribers.mapping(
                                    BodyHandlers.ofInputStream().apply(info), idle::watch));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /**
     * Tells a failure from being told to stop, which shows as a failure of whatever was being read.
     *
     * @throws CancellationException if this thread is to stop
     */
    static void requireNotStopped() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("told to stop");
        }
    }

    int maxLineBytes() {
        return limits.maxLineBytes();
    }

    @Override
    public void close() {
        idle.close();
        http.close();
    }
}

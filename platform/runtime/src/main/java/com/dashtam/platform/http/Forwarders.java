package com.dashtam.platform.http;

/** Tells whether a request comes from a gateway of ours, whose word on the client counts. */
@FunctionalInterface
public interface Forwarders {

    /**
     * @param serviceToken the request's {@link ApiHeaders#SERVICE_TOKEN}
     */
    boolean vouches(String serviceToken);
}

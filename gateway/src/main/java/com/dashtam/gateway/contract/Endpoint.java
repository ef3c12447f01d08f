package com.dashtam.gateway.contract;

import com.dashtam.platform.http.contract.Operation;

/**
 * An operation and who answers it.
 *
 * @param service the contract's name, {@link #GATEWAY} for the gateway itself
 */
public record Endpoint(Operation operation, String service) {

    public static final String GATEWAY = "gateway";
}

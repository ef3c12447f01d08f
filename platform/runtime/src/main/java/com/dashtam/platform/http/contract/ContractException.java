package com.dashtam.platform.http.contract;

/** A contract that says something we cannot enforce; it ends the start of the process. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContractException(String message) {
        super(message);
    }
}

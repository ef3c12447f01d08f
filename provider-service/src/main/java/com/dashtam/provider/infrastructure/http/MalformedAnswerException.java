package com.dashtam.provider.infrastructure.http;

/**
 * An institution's answer lacks what its description promises; ends the mapping of a page from
 * wherever.
 */
public final class MalformedAnswerException extends RuntimeException {

    public MalformedAnswerException(String what) {
        super(what, null, false, false);
    }
}

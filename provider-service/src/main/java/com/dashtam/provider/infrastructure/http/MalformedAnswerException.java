package com.dashtam.provider.infrastructure.fdx;

/** An institution's answer lacks what FDX demands; ends the mapping of a page from wherever. */
final class MalformedAnswerException extends RuntimeException {

    MalformedAnswerException(String what) {
        super(what, null, false, false);
    }
}

package com.dashtam.provider.infrastructure.ofx;

/** Something that OFX demands is missing or wrong; ends the reading of a row, or of the file. */
final class UnreadableException extends RuntimeException {

    UnreadableException(String what) {
        super(what, null, false, false);
    }
}

package com.dashtam.provider.infrastructure.ofx;

/** A statement lacks what OFX demands; ends the reading of the file from wherever. */
final class UnreadableFileException extends RuntimeException {

    UnreadableFileException(String what) {
        super(what, null, false, false);
    }
}

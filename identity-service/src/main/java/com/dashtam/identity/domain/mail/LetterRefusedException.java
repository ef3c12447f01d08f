package com.dashtam.identity.domain.mail;

/** The mail server refuses the recipient for good. */
public final class LetterRefusedException extends RuntimeException {

    public LetterRefusedException(Throwable cause) {
        super("the mail server refuses the recipient", cause);
    }
}

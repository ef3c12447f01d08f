package com.dashtam.provider.domain.credential;

/** A credential is there and cannot be opened: nobody but an operator can help. */
public final class UnreadableCredentialException extends RuntimeException {

    private final Reason reason;

    public UnreadableCredentialException(Reason reason, Throwable cause) {
        super("a stored credential cannot be opened", cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong with it. */
    public enum Reason {
        /** It was sealed with a key that we do not have. */
        KEY_UNKNOWN,
        /** It was changed, or belongs to another connection or user. */
        NOT_AUTHENTIC
    }
}

package com.dashtam.identity.domain.mail;

/** Hands letters to the mail server. */
public interface Mailer {

    /**
     * Returns once the mail server has taken the letter.
     *
     * @throws LetterRefusedException when the server will never take it for this recipient; any
     *     other exception means that it may be tried again
     */
    void send(Letter letter);
}

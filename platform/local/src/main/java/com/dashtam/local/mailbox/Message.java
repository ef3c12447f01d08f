package com.dashtam.local.mailbox;

import java.time.Instant;

/**
 * One received message.
 *
 * @param id counts from 1 since the mailbox was started
 * @param to the envelope's recipient; a message to several is kept once for each
 * @param text the plain text part, or "" if there is none
 * @param html the HTML part, or "" if there is none
 */
record Message(
        long id,
        Instant receivedAt,
        String from,
        String to,
        String subject,
        String text,
        String html) {

    Message withId(long newId) {
        return new Message(newId, receivedAt, from, to, subject, text, html);
    }

    boolean isTo(String address) {
        return to.equalsIgnoreCase(address);
    }
}

package com.dashtam.local.mailbox;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The messages as a page. Mail is shown as text, never as markup: it may hold what a stranger
 * typed.
 *
 * @param messages newest first
 */
record MailboxHtml(List<Message> messages) {

    /** In escaped text; a mark at the end belongs to the sentence. */
    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s<>&\"']+(?:&amp;[^\\s<>&\"']+)*(?<![.,;:!?)])");

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="5">
            <title>Mailbox (%1$d)</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
              article { border-top: 1px solid #ccc; padding: 1rem 0 }
              h2 { font-size: 1.1rem; margin: 0 }
              p { color: #555; margin: 0 }
              pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
            </style>
            <h1>Mailbox</h1>
            <p>%1$d messages, newest first; also <a href="/messages">as JSON</a>.</p>
            %2$s
            </html>
            """;

    private static final String ARTICLE =
            """
            <article id="message-%d">
              <h2>%s</h2>
              <p>to %s, from %s, %s</p>
              <pre>%s</pre>
            </article>
            """;

    String text() {
        return PAGE.formatted(
                messages.size(),
                messages.stream().map(MailboxHtml::article).collect(Collectors.joining()));
    }

    private static String article(Message message) {
        return ARTICLE.formatted(
                message.id(),
                escape(message.subject()),
                escape(message.to()),
                escape(message.from()),
                message.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                withLinks(escape(message.text().isBlank() ? message.html() : message.text())));
    }

    private static String withLinks(String escaped) {
        return LINK.matcher(escaped)
                .replaceAll(match -> "<a href=\"$0\" rel=\"noreferrer\">$0</a>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package com.dashtam.identity.infrastructure.mail;

import com.dashtam.identity.domain.mail.Letter;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A letter's words, as plain text and as HTML. */
record LetterText(String subject, List<String> paragraphs) {

    static LetterText of(Letter letter, String publicUrl) {
        return switch (letter) {
            case Letter.VerifyAddress verify -> verifyAddress(verify, publicUrl);
            case Letter.AddressTaken(var _) -> addressTaken();
            case Letter.TokenReused(var _) -> tokenReused();
        };
    }

    /** The token stands behind the {@code #}: browsers do not send that part to any server. */
    private static LetterText verifyAddress(Letter.VerifyAddress letter, String publicUrl) {
        String token = letter.token().value();
        return new LetterText(
                "Please verify your address",
                List.of(
                        "Somebody, most likely you, asked for a Dashtam account with this address.",
                        "To verify that it is yours, follow this link:",
                        publicUrl + "/verify-email#token=" + token,
                        "or enter this token where you are asked for it:",
                        token,
                        "Both work once, within " + letter.life().toHours() + " hours.",
                        "If it was not you, do nothing: the account stays closed."));
    }

    private static LetterText addressTaken() {
        return new LetterText(
                "Somebody tried to register with your address",
                List.of(
                        "A new Dashtam account was asked for with this address, but you have one"
                                + " already. Nothing was changed.",
                        "If it was you, sign in with the password you have. If it was not, you"
                                + " need not do anything."));
    }

    private static LetterText tokenReused() {
        return new LetterText(
                "We ended one of your sessions",
                List.of(
                        "A sign-in token of yours was used a second time. That happens when a copy"
                                + " of it is in other hands, so we ended the session it belongs"
                                + " to.",
                        "Please sign in again. If you share devices, or see sessions that are not"
                                + " yours, change your password."));
    }

    String text() {
        return String.join("\n\n", paragraphs) + "\n";
    }

    String html() {
        return paragraphs.stream()
                .map(LetterText::htmlParagraph)
                .collect(
                        Collectors.joining(
                                "\n",
                                "<!doctype html>\n<html lang=\"en\"><body>\n",
                                "\n</body></html>\n"));
    }

    private static String htmlParagraph(String paragraph) {
        String escaped = HtmlUtils.htmlEscape(paragraph);
        boolean link = paragraph.startsWith("http://") || paragraph.startsWith("https://");
        return link
                ? "<p><a href=\"" + escaped + "\">" + escaped + "</a></p>"
                : "<p>" + escaped + "</p>";
    }
}

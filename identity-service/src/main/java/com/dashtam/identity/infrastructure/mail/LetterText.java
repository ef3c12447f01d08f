package com.dashtam.identity.infrastructure.mail;

import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mfa.Factor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A letter's words, as plain text and as HTML. */
record LetterText(String subject, List<String> paragraphs) {

    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    static LetterText of(Letter letter, String publicUrl) {
        return switch (letter) {
            case Letter.VerifyAddress verify -> verifyAddress(verify, publicUrl);
            case Letter.Welcome(var _) -> welcome();
            case Letter.ResetPassword reset -> resetPassword(reset, publicUrl);
            case Letter.PasswordReset(var _) -> passwordReset();
            case Letter.PasswordChanged(var _) -> passwordChanged();
            case Letter.NewDevice notice -> newDevice(notice);
            case Letter.SuspiciousActivity notice -> suspiciousActivity(notice);
            case Letter.FactorAdded(var _, var factor) -> factorAdded(factor);
            case Letter.FactorRemoved(var _, var factor) -> factorRemoved(factor);
            case Letter.RecoveryCodesRenewed(var _) -> recoveryCodesRenewed();
            case Letter.RecoveryCodeUsed(var _, var left) -> recoveryCodeUsed(left);
            case Letter.ConfirmAddressChange confirm -> AddressLetters.confirm(confirm, publicUrl);
            case Letter.ConfirmNewAddress confirm -> AddressLetters.confirm(confirm, publicUrl);
            case Letter.AddressWanted(var _) -> AddressLetters.wanted();
            case Letter.AddressChanged(var _, var now) -> AddressLetters.changed(now);
            case Letter.ExportReady(var _, var until) -> exportReady(until);
            case Letter.DeletionPlanned planned -> DeletionLetters.planned(planned, publicUrl);
            case Letter.AccountRestored(var _) -> DeletionLetters.restored();
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

    private static LetterText welcome() {
        return new LetterText(
                "Your address is verified",
                List.of(
                        "Welcome to Dashtam: your address is verified, and you can sign in.",
                        "Connect a bank, or upload a statement, to see all your accounts in one"
                                + " place."));
    }

    private static LetterText resetPassword(Letter.ResetPassword letter, String publicUrl) {
        String token = letter.token().value();
        return new LetterText(
                "Choose a new password",
                List.of(
                        "Somebody, most likely you, asked to choose a new password for your Dashtam"
                                + " account. To do so, follow this link:",
                        publicUrl + "/reset-password#token=" + token,
                        "or enter this token where you are asked for it:",
                        token,
                        "Both work once, within " + letter.life().toMinutes() + " minutes.",
                        "If it was not you, do nothing: your password stays as it is."));
    }

    private static LetterText passwordReset() {
        return new LetterText(
                "You have a new password",
                List.of(
                        "A new password was chosen for your Dashtam account with the token from our"
                                + " mail. All sessions were ended.",
                        "If it was not you, somebody reads your mail: secure your mailbox first,"
                                + " then ask for a new password."));
    }

    private static LetterText passwordChanged() {
        return new LetterText(
                "Your password was changed",
                List.of(
                        "The password of your Dashtam account was changed by somebody who knew the"
                                + " old one. All other sessions were ended.",
                        "If it was not you, ask for a new password now: that ends every session."));
    }

    private static LetterText newDevice(Letter.NewDevice letter) {
        return new LetterText(
                "Somebody signed in from a new device",
                List.of(
                        "Somebody signed in to your Dashtam account from a device that it does not"
                                + " know:",
                        letter.device().orElse("An unknown device")
                                + ", "
                                + origin(letter.origin(), letter.at()),
                        "If it was you, do nothing. If it was not, choose a new password: that ends"
                                + " every session."));
    }

    /** As in {@code Oslo, Norway (203.0.113.7), 1 March 2026, 12:34 UTC}. */
    private static String origin(Letter.Origin origin, Instant at) {
        String address = origin.ipAddress().orElse("");
        String place =
                origin.location()
                        .map(location ->
                                address.isEmpty() ? location : location + " (" + address + ")")
                        .orElse(address);
        return (place.isEmpty() ? "" : place + ", ") + MOMENT.format(at);
    }

    private static LetterText suspiciousActivity(Letter.SuspiciousActivity letter) {
        return new LetterText(
                "We ended one of your sessions",
                List.of(
                        "Somebody who was signed in as you entered a wrong password several times"
                                + " where the right one is asked for again, so we ended that"
                                + " session:",
                        origin(letter.origin(), letter.at()),
                        "If it was you, sign in again. If it was not, choose a new password."));
    }

    private static LetterText factorAdded(Factor factor) {
        return new LetterText(
                "Your account has another protection",
                List.of(
                        capitalised(named(factor)) + " was added to your Dashtam account.",
                        "If it was not you, choose a new password, then remove it: whoever added it"
                                + " can sign in with it."));
    }

    private static LetterText factorRemoved(Factor factor) {
        return new LetterText(
                "Your account has lost a protection",
                List.of(
                        capitalised(named(factor)) + " was removed from your Dashtam account.",
                        "If it was not you, choose a new password now: that ends every session."));
    }

    private static String named(Factor factor) {
        return switch (factor) {
            case TOTP -> "an authenticator app";
            case PASSKEY -> "a passkey";
            case RECOVERY_CODE -> "a recovery code";
            case PASSWORD -> "a password";
        };
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    }

    private static LetterText recoveryCodesRenewed() {
        return new LetterText(
                "You have new recovery codes",
                List.of(
                        "New recovery codes were made for your Dashtam account; the ones before"
                                + " serve no more.",
                        "If it was not you, choose a new password now: that ends every session."));
    }

    private static LetterText recoveryCodeUsed(int left) {
        return new LetterText(
                "A recovery code was used",
                List.of(
                        "Somebody used one of the recovery codes of your Dashtam account. There are "
                                + left
                                + " left; you can have new ones at any time.",
                        "If it was not you, choose a new password now, and have new recovery"
                                + " codes."));
    }

    private static LetterText exportReady(Instant until) {
        return new LetterText(
                "The copy of your data is ready",
                List.of(
                        "The copy of your data that you asked for is ready. Sign in to fetch it"
                                + " before "
                                + MOMENT.format(until)
                                + "; then it is destroyed.",
                        "If it was not you who asked for it, choose a new password now: that ends"
                                + " every session."));
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

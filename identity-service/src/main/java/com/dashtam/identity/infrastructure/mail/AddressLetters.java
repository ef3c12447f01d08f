package com.dashtam.identity.infrastructure.mail;

import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import java.time.Duration;
import java.util.List;

/** The words of letters about a change of address. */
final class AddressLetters {

    private AddressLetters() {}

    static LetterText confirm(Letter.ConfirmAddressChange letter, String publicUrl) {
        return new LetterText(
                "Please agree to another address",
                List.of(
                        "Somebody, most likely you, wants your Dashtam account to have the address "
                                + letter.wanted().value()
                                + " instead of this one. To agree, follow this link:",
                        link(publicUrl, letter.token()),
                        "or enter this token where you are asked for it:",
                        letter.token().value(),
                        works(letter.life()),
                        "If it was not you, do nothing, and choose a new password: somebody is"
                                + " signed in as you."));
    }

    static LetterText confirm(Letter.ConfirmNewAddress letter, String publicUrl) {
        return new LetterText(
                "Please confirm your new address",
                List.of(
                        "Somebody, most likely you, wants a Dashtam account to have this address."
                                + " To agree, follow this link:",
                        link(publicUrl, letter.token()),
                        "or enter this token where you are asked for it:",
                        letter.token().value(),
                        works(letter.life()),
                        "If it was not you, do nothing: the account keeps the address it has."));
    }

    /** The token stands behind the {@code #}: browsers do not send that part to any server. */
    private static String link(String publicUrl, OneTimeToken token) {
        return publicUrl + "/confirm-email-change#token=" + token.value();
    }

    private static String works(Duration life) {
        return "Both work once, within "
                + life.toHours()
                + " hours. The address changes once both addresses have agreed.";
    }

    static LetterText wanted() {
        return new LetterText(
                "Somebody wants to use your address",
                List.of(
                        "Somebody wants a Dashtam account to have this address, but it has one"
                                + " already. Nothing was changed.",
                        "If it was you, sign in to the account you have with this address. If it"
                                + " was not, you need not do anything."));
    }

    static LetterText changed(Email now) {
        return new LetterText(
                "Your account has another address",
                List.of(
                        "Your Dashtam account has the address "
                                + now.value()
                                + " now. Sign in with it; the password is the same.",
                        "If it was not you, somebody reads your mail: secure your mailbox, and"
                                + " write to us."));
    }
}

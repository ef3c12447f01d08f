package com.dashtam.identity.infrastructure.mail;

import com.dashtam.identity.domain.mail.Letter;
import java.util.List;

/** The words of letters about the end of an account. */
final class DeletionLetters {

    private DeletionLetters() {}

    /** The token stands behind the {@code #}: browsers do not send that part to any server. */
    static LetterText planned(Letter.DeletionPlanned letter, String publicUrl) {
        String token = letter.token().value();
        return new LetterText(
                "Your account will be deleted",
                List.of(
                        "Somebody, most likely you, asked to delete your Dashtam account. It is"
                                + " closed now, and will be deleted with everything in it on "
                                + LetterText.MOMENT.format(letter.at())
                                + ".",
                        "If you have changed your mind, or it was not you, follow this link before"
                                + " that:",
                        publicUrl + "/restore-account#token=" + token,
                        "or enter this token where you are asked for it:",
                        token,
                        "If it was not you, choose a new password afterwards."));
    }

    static LetterText restored() {
        return new LetterText(
                "Your account stays",
                List.of(
                        "Your Dashtam account will not be deleted: you can sign in again.",
                        "If it was not you who called it off, choose a new password."));
    }
}

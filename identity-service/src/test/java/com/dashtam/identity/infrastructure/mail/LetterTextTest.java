package com.dashtam.identity.infrastructure.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterTextTest {

    private static final Email ADA = new Email("ada@example.com");
    private static final String PUBLIC_URL = "https://dashtam.example";

    @Test
    void givesTheTokenAsALinkAndOnALineOfItsOwn() {
        var token = new OneTimeToken("0123456789abcdef".repeat(4));
        var letter = new Letter.VerifyAddress(ADA, token, Duration.ofHours(24));

        var words = LetterText.of(letter, PUBLIC_URL);

        assertThat(words.text().lines())
                .contains(token.value(), PUBLIC_URL + "/verify-email#token=" + token.value());
        assertThat(words.text()).contains("24 hours");
        assertThat(words.html())
                .contains("<a href=\"" + PUBLIC_URL + "/verify-email#token=" + token.value())
                .contains("<p>" + token.value() + "</p>");
    }

    @Test
    void tellsOwnersWhatHappenedWithoutALink() {
        var taken = LetterText.of(new Letter.AddressTaken(ADA), PUBLIC_URL);
        var reused = LetterText.of(new Letter.TokenReused(ADA), PUBLIC_URL);

        assertThat(taken.subject()).contains("register");
        assertThat(reused.subject()).contains("ended");
        assertThat(taken.html() + reused.html()).doesNotContain("<a ");
    }

    @Test
    void offersAResetWithItsToken() {
        var token = new OneTimeToken("0123456789abcdef".repeat(4));

        var words =
                LetterText.of(
                        new Letter.ResetPassword(ADA, token, Duration.ofMinutes(15)), PUBLIC_URL);

        assertThat(words.text().lines())
                .contains(token.value(), PUBLIC_URL + "/reset-password#token=" + token.value());
        assertThat(words.text()).contains("15 minutes");
    }

    @Test
    void tellsFromWhereAndWhenSomethingHappened() {
        var at = Instant.parse("2026-03-01T12:34:56Z");
        var address = new Letter.Origin(Optional.of("::1"), Optional.empty());
        var place = new Letter.Origin(Optional.of("::1"), Optional.of("Oslo, Norway"));
        var known = new Letter.NewDevice(ADA, Optional.of("Firefox"), address, at);
        var located = new Letter.NewDevice(ADA, Optional.of("Firefox"), place, at);
        var unknown = new Letter.NewDevice(ADA, Optional.empty(), Letter.Origin.UNKNOWN, at);
        var suspicious = new Letter.SuspiciousActivity(ADA, place, at);

        assertThat(LetterText.of(known, PUBLIC_URL).text())
                .contains("Firefox, ::1, 1 March 2026, 12:34 UTC");
        assertThat(LetterText.of(located, PUBLIC_URL).text())
                .contains("Firefox, Oslo, Norway (::1), 1 March 2026, 12:34 UTC");
        assertThat(LetterText.of(suspicious, PUBLIC_URL).text())
                .contains("\nOslo, Norway (::1), 1 March 2026, 12:34 UTC\n");
        assertThat(LetterText.of(unknown, PUBLIC_URL).text())
                .contains("An unknown device, 1 March 2026, 12:34 UTC");
    }

    static List<Letter> notices() {
        return List.of(
                new Letter.Welcome(ADA),
                new Letter.PasswordReset(ADA),
                new Letter.PasswordChanged(ADA),
                new Letter.SuspiciousActivity(ADA, Letter.Origin.UNKNOWN, Instant.EPOCH),
                new Letter.TokenReused(ADA),
                new Letter.AddressTaken(ADA));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void writesNoLinkWhereThereIsNothingToFollow(Letter notice) {
        var words = LetterText.of(notice, PUBLIC_URL);

        assertThat(words.subject()).isNotBlank();
        assertThat(words.text()).isNotBlank().doesNotContain(PUBLIC_URL);
        assertThat(words.html()).doesNotContain("<a ");
    }

    @Test
    void writesMarkupAsText() {
        var words = new LetterText("Subject", List.of("1 < 2 & \"so on\""));

        assertThat(words.html()).contains("<p>1 &lt; 2 &amp; &quot;so on&quot;</p>");
        assertThat(words.text()).isEqualTo("1 < 2 & \"so on\"\n");
    }
}

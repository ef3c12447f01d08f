package com.dashtam.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxHtmlTest {

    @Test
    void turnsAnAddressInTheTextIntoALink() {
        assertThat(page("click http://localhost:8080/verify?token=a&user=b, please", ""))
                .contains(
                        "<a href=\"http://localhost:8080/verify?token=a&amp;user=b\" rel=\"noreferrer\">");
    }

    @Test
    void showsNoMarkupOfAMessageAsMarkup() {
        assertThat(page("<img src=x onerror=alert(1)> 'quoted' \"twice\"", ""))
                .contains("&lt;img src=x onerror=alert(1)&gt; &#39;quoted&#39; &quot;twice&quot;")
                .doesNotContain("<img");
    }

    @Test
    void makesNoLinkOfAScript() {
        assertThat(page("javascript:alert(1)", "")).doesNotContain("href=\"javascript");
    }

    @Test
    void showsTheSourceOfAMessageThatHasNoPlainText() {
        assertThat(page("", "<b>bold</b>")).contains("&lt;b&gt;bold&lt;/b&gt;");
    }

    @Test
    void keepsPercentSignsAndDollarsAsTheyAre() {
        assertThat(page("100% of $1 \\0", "")).contains("100% of $1 \\0");
    }

    private static String page(String text, String html) {
        return new MailboxHtml(
                        List.of(
                                new Message(
                                        1,
                                        Instant.EPOCH,
                                        "from@example.com",
                                        "to@example.com",
                                        "subject",
                                        text,
                                        html)))
                .text();
    }
}

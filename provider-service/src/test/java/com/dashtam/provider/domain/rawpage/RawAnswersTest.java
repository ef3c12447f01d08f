package com.dashtam.provider.domain.rawpage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.PageHash;
import org.junit.jupiter.api.Test;

class RawAnswersTest {

    @Test
    void tellsTheHashOfOneAnswerAndKeepsItAsItCame() {
        byte[] body = bytes("{}");

        var page = heard(true, body).orElseThrow();

        assertThat(page.hash()).isEqualTo(PageHash.of(body));
        assertThat(page.content()).isSameAs(body);
    }

    @Test
    void tellsTheHashOfSeveralAnswersOneBehindTheOther() {
        var page = heard(true, bytes("{\"a\":"), bytes("1}")).orElseThrow();

        assertThat(page.hash()).isEqualTo(PageHash.of(bytes("{\"a\":1}")));
        assertThat(page.content()).isEqualTo(bytes("{\"a\":1}"));
    }

    @Test
    void keepsNothingThatNobodyWants() {
        var page = heard(false, bytes("{}")).orElseThrow();

        assertThat(page.hash()).isEqualTo(PageHash.of(bytes("{}")));
        assertThat(page.bodies()).isEmpty();
    }

    @Test
    void tellsNothingWhereNothingWasAnswered() {
        assertThat(heard(true)).isEmpty();
    }

    @Test
    void passesOverWhatIsAskedAside() {
        var heard =
                RawAnswers.listening(
                        true,
                        () -> {
                            RawAnswers.heard(bytes("a"));
                            String name =
                                    RawAnswers.aside(() -> {
                                        RawAnswers.heard(bytes("names"));
                                        return "b";
                                    });
                            RawAnswers.heard(bytes(name));
                            return name;
                        });

        assertThat(heard.page().orElseThrow().content()).isEqualTo(bytes("ab"));
    }

    @Test
    void tellsTheHashSoFarAndHearsOn() {
        var heard =
                RawAnswers.listening(
                        false,
                        () -> {
                            assertThat(RawAnswers.hashSoFar()).isEmpty();
                            RawAnswers.heard(bytes("a"));
                            var first = RawAnswers.hashSoFar();
                            RawAnswers.heard(bytes("b"));
                            return first;
                        });

        assertThat(heard.answer()).contains(PageHash.of(bytes("a")));
        assertThat(heard.page().orElseThrow().hash()).isEqualTo(PageHash.of(bytes("ab")));
        assertThat(RawAnswers.hashSoFar()).isEmpty();
    }

    private static java.util.Optional<RawAnswers.Page> heard(boolean keeping, byte[]... bodies) {
        return RawAnswers.listening(
                        keeping,
                        () -> {
                            for (byte[] body : bodies) {
                                RawAnswers.heard(body);
                            }
                            return bodies.length;
                        })
                .page();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

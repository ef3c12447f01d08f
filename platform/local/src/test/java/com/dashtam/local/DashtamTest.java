package com.dashtam.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashtamTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Dashtam dashtam =
            new Dashtam(List.of(new Fixed("plain", ""), new Fixed("open", "[word]")), out);

    private record Fixed(String name, String parameters) implements Command {

        @Override
        public String summary() {
            return "does " + name;
        }

        @Override
        public int run(List<String> arguments) {
            return 40 + arguments.size();
        }
    }

    @Test
    void runsTheNamedCommandWithTheWordsAfterIt() {
        assertThat(dashtam.run(List.of("plain"))).isEqualTo(40);
        assertThat(dashtam.run(List.of("open", "a", "b"))).isEqualTo(42);
    }

    @Test
    void rejectsACommandThatItDoesNotHave() {
        assertThat(dashtam.run(List.of("dance"))).isEqualTo(2);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("there is no command dance")
                .contains("does plain");
    }

    @Test
    void rejectsWordsAfterACommandThatTakesNone() {
        assertThat(dashtam.run(List.of("plain", "now"))).isEqualTo(2);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("now");
    }

    @Test
    void listsTheCommandsWhenNoneIsNamed() {
        assertThat(dashtam.run(List.of())).isEqualTo(2);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("open [word]", "does open");
    }
}

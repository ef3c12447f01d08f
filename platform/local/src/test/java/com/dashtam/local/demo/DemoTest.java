package com.dashtam.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.local.system.Component;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> done = new ArrayList<>();

    private boolean run(Step... steps) {
        Part part =
                new Part() {
                    @Override
                    public String title() {
                        return "A part";
                    }

                    @Override
                    public List<Step> steps() {
                        return List.of(steps);
                    }
                };
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Demo(
                        List.of(part),
                        new Narration(out),
                        component -> Path.of("logs", component.title() + ".log"))
                .run();
    }

    private Step step(String name) {
        return new Step(
                name,
                Component.SYNC,
                () -> {
                    done.add(name);
                    return "does " + name;
                });
    }

    private static Step failing(String name, RuntimeException failure) {
        return new Step(
                name,
                Component.AUDIT,
                () -> {
                    throw failure;
                });
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhatEachStepDid() {
        assertThat(run(step("one"), step("two"))).isTrue();
        assertThat(printed()).contains("1. A part", "s  does one", "s  does two", "All of it");
    }

    @Test
    void stopsAtTheFirstFailureAndNamesTheStepAndTheLog() {
        boolean worked =
                run(step("one"), failing("two", new DemoFailure("it was 404")), step("three"));

        assertThat(worked).isFalse();
        assertThat(done).containsExactly("one");
        assertThat(printed())
                .contains("The step \"two\" failed: it was 404", "audit-service.log")
                .doesNotContain("DemoFailure", "All of it");
    }

    @Test
    void fallsOnNoFailureThatNobodyThoughtOf() {
        assertThat(run(failing("one", new IllegalStateException("odd")))).isFalse();
        assertThat(printed()).contains("IllegalStateException: odd");
    }
}

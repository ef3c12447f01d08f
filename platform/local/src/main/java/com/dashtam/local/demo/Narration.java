package com.dashtam.local.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Prints the demo as it goes. */
final class Narration {

    private final PrintStream out;

    Narration(PrintStream out) {
        this.out = out;
    }

    void title(int number, String title) {
        out.printf("%n%d. %s%n", number, title);
    }

    /** What a step did, and how long it took. */
    void step(Duration took, String what) {
        out.printf("  %s  %s%n", seconds(took), what);
    }

    /** What is seen while a step is under way. */
    void detail(String what) {
        out.println("             " + what);
    }

    void line(String text) {
        out.println(text);
    }

    static String seconds(Duration duration) {
        return "%7.2f s".formatted(duration.toNanos() / 1e9);
    }
}

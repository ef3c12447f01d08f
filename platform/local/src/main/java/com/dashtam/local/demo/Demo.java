package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The main job: each part in turn, each step a line, up to the first that fails. */
public final class Demo {

    private final List<Part> parts;
    private final Narration narration;
    private final Function<Component, Path> logs;

    Demo(List<Part> parts, Narration narration, Function<Component, Path> logs) {
        this.parts = parts;
        this.narration = narration;
        this.logs = logs;
    }

    /**
     * Runs against a system that is up.
     *
     * @param logs where the log of a component is
     * @return whether every step did what it should
     */
    public static boolean run(DemoTarget target, Function<Component, Path> logs, PrintStream out) {
        Narration narration = new Narration(out);
        narration.line("The main job, through " + target.publicUrl());
        try (Journey journey = new Journey(target, narration)) {
            List<Part> parts =
                    List.of(
                            new SignUp(journey),
                            new Connecting(journey),
                            new FirstSync(journey),
                            new StatementImport(journey),
                            new NextStatement(journey),
                            new LaterSyncs(journey),
                            new KeysOfABroker(journey),
                            new Sessions(journey),
                            new SecondFactor(journey),
                            new Trail(journey),
                            new ReadLimit(journey));
            return new Demo(parts, narration, logs).run();
        }
    }

    boolean run() {
        long began = System.nanoTime();
        int number = 0;
        for (Part part : parts) {
            narration.title(++number, part.title());
            for (Step step : part.steps()) {
                if (!run(step)) {
                    return false;
                }
            }
        }
        narration.line("");
        narration.line("All of it worked, in" + Narration.seconds(since(began)) + ".");
        return true;
    }

    private boolean run(Step step) {
        long began = System.nanoTime();
        try {
            String what = step.action().run();
            narration.step(since(began), what);
            return true;
        } catch (RuntimeException failure) {
            narration.step(since(began), "FAILED: " + step.name());
            narration.line("");
            narration.line("The step \"%s\" failed: %s".formatted(step.name(), failure));
            narration.line("The log to read is " + logs.apply(step.component()));
            return false;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

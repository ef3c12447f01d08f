package com.dashtam.local;

import com.dashtam.local.server.ProcessLedger.Running;
import com.dashtam.local.server.ServerFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the system that another terminal runs, and what a killed launcher has left. */
final class DownCommand implements Command {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Home home;
    private final PrintStream out;

    DownCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public String name() {
        return "down";
    }

    @Override
    public String summary() {
        return "stop the system; its data stays";
    }

    @Override
    public int run(List<String> arguments) {
        boolean wasRunning = home.isLocked();
        if (wasRunning) {
            launcher().ifPresent(this::stop);
        }
        List<Running> left = new Leftovers(home).end();
        left.forEach(process -> out.println("ended " + process.name() + ", which was left over"));
        Leftovers.forgetRun(home);
        boolean nothing = !wasRunning && left.isEmpty();
        out.println(nothing ? "Dashtam is not running." : "Dashtam has stopped.");
        return 0;
    }

    private Optional<ProcessHandle> launcher() {
        return home.processes().running().stream()
                .filter(process -> process.name().equals(Launch.LAUNCHER))
                .map(Running::handle)
                .findFirst();
    }

    private void stop(ProcessHandle launcher) {
        out.println("Dashtam is stopping.");
        launcher.destroy();
        try {
            launcher.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            launcher.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", interrupted);
        } catch (ExecutionException e) {
            throw new ServerFailure("cannot wait for the launcher", e);
        }
    }
}

package com.dashtam.local;

import com.dashtam.local.demo.Demo;
import com.dashtam.local.demo.DemoTarget;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import com.dashtam.local.system.Port;
import com.dashtam.local.system.Secrets;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** Does the main job as a new user: on the system that runs, else on one started for it. */
final class DemoCommand implements Command {

    private static final int FAILED = 1;

    private final Home home;
    private final PrintStream out;

    DemoCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "do the main job as a new user, starting the system if need be";
    }

    @Override
    public int run(List<String> arguments) {
        Launch launch = new Launch(home, out);
        if (!launch.claim()) {
            return onRunning();
        }
        return launch.run(
                List.of(Component.values()),
                (system, started) -> {
                    int status = demo();
                    out.println(
                            "What was started for it stops now; after ./dashtam up, the demo uses");
                    out.println("the system that runs, and leaves it running.");
                    return status;
                });
    }

    private int onRunning() {
        if (new StatusCommand(home, out).run(List.of()) != 0) {
            out.println("Not all of the running system is ready; see ./dashtam logs.");
            return FAILED;
        }
        return demo();
    }

    private int demo() {
        out.println();
        return Demo.run(target(), component -> home.log(component.title()), out) ? 0 : FAILED;
    }

    private DemoTarget target() {
        RunState state = RunState.read(home.runState()).orElseThrow();
        Secrets secrets = Secrets.in(home.secrets());
        return new DemoTarget(
                local("localhost", state.port(Port.GATEWAY)),
                local("127.0.0.1", state.port(Port.MAILBOX)),
                local("127.0.0.1", state.port(Port.BANK)),
                secrets.bankAdmin(),
                "127.0.0.1:" + state.port(Port.KAFKA),
                new DemoTarget.Login(LocalSystem.AUDITOR_EMAIL, secrets.auditorPassword()));
    }

    private static URI local(String host, int port) {
        return URI.create("http://%s:%d".formatted(host, port));
    }
}

package com.dashtam.local;

import com.dashtam.local.system.ComposeEnvironment;
import com.dashtam.local.system.PortPlan;
import com.dashtam.local.system.Secrets;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints the file .env that docker-compose.yml needs; the same each time until a reset. */
final class ComposeEnvCommand implements Command {

    private final Home home;
    private final Map<String, String> environment;
    private final PrintStream out;

    ComposeEnvCommand(Home home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "compose-env";
    }

    @Override
    public String summary() {
        return "print the variables of docker-compose.yml, passwords among them";
    }

    @Override
    public int run(List<String> arguments) {
        PortPlan ports = PortPlan.of(environment);
        home.create();
        out.println(
                "# Made by ./dashtam compose-env. Keep it from others, and with the volumes: they");
        out.println("# belong together. docs/guides/configuration.md says what each variable is.");
        ComposeEnvironment.of(ports, Secrets.in(home.secrets()))
                .forEach((name, value) -> out.println(name + "=" + value));
        return 0;
    }
}

package com.dashtam.local;

import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.Secrets;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/**
 * Changes the keys that seal the credentials of connections, while the system runs. It may be
 * stopped anywhere and run again: it goes on where it was.
 */
final class KeysCommand implements Command {

    private static final int USAGE = 2;

    private final Home home;
    private final PrintStream out;

    KeysCommand(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String parameters() {
        return "rotate | retire | show";
    }

    @Override
    public String summary() {
        return "change the keys that seal credentials";
    }

    @Override
    public int run(List<String> arguments) {
        return switch (String.join(" ", arguments)) {
            case "rotate" -> rotate();
            case "retire" -> retire();
            case "show" -> show();
            default -> {
                out.println("./dashtam keys rotate    seal credentials with a new key");
                out.println("./dashtam keys retire    forget the keys that seal nothing more");
                out.println("./dashtam keys show      show how much is sealed with each key");
                yield USAGE;
            }
        };
    }

    /** A new key only when the move to the last one is over. */
    private int rotate() {
        CredentialKeys keys = running();
        if (keys.count().underOthers() == 0) {
            Secrets.in(home.secrets()).addCredentialKey();
        } else {
            out.println("An earlier rotation goes on.");
        }
        CredentialKeys.Resealed last = keys.reseal();
        long resealed = last.resealed();
        while (last.left() > last.unreadable() && last.resealed() > 0) {
            out.printf("  %d sealed anew, %d left%n", resealed, last.left());
            last = keys.reseal();
            resealed += last.resealed();
        }
        out.printf(
                "%d sealed anew with the key %s, %d left%n", resealed, last.primary(), last.left());
        if (last.unreadable() > 0) {
            out.printf(
                    "%d cannot be opened: the audit trail says which (provider_credential_unreadable)%n",
                    last.unreadable());
        }
        if (last.left() == 0) {
            out.println("./dashtam keys retire forgets the older keys.");
        }
        return last.left() == 0 ? 0 : 1;
    }

    private int retire() {
        CredentialKeys keys = running();
        long left = keys.count().underOthers();
        if (left > 0) {
            out.printf("%d are still sealed with older keys: ./dashtam keys rotate first%n", left);
            return 1;
        }
        int retired = Secrets.in(home.secrets()).retireCredentialKeys();
        CredentialKeys.Counted now = keys.count();
        out.printf("%d keys are forgotten; %s seals%n", retired, now.primary());
        return 0;
    }

    private int show() {
        CredentialKeys.Counted counted = running().count();
        out.printf("%s seals%n", counted.primary());
        counted.rows().forEach((key, rows) -> out.printf("  %-12s %d%n", key, rows));
        return 0;
    }

    private CredentialKeys running() {
        RunState state =
                RunState.read(home.runState())
                        .filter(_ -> home.isLocked())
                        .orElseThrow(() ->
                                new ServerFailure("Dashtam is not running: ./dashtam up first"));
        int port = state.port(Component.PROVIDER.ports().getLast());
        return new CredentialKeys(
                URI.create("http://127.0.0.1:" + port + "/actuator/credentialkeys"));
    }
}

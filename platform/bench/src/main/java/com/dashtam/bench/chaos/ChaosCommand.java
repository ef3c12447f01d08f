package com.dashtam.bench.chaos;

import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.local.server.Installation;
import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.LocalSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** {@code ./dashtam chaos}: the long form of the kill test, whose last result is kept. */
public final class ChaosCommand {

    private static final Path DOCUMENT = Path.of("docs", "reliability.md");
    private static final int USAGE = 2;
    private static final long HIGHEST_SEED = 1_000_000_000;

    private ChaosCommand() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ChaosOptions options;
        try {
            options =
                    ChaosOptions.of(List.of(arguments), new SecureRandom().nextLong(HIGHEST_SEED));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(run(options, out));
    }

    private static int run(ChaosOptions options, PrintStream out) throws IOException {
        try (LocalSystem system = ThrowawaySystem.create()) {
            system.start();
            ChaosResult result = new Chaos(system, out::println).run(options);
            out.println(result.summary());
            Path root = Installation.root();
            ReliabilityPage page = new ReliabilityPage(InstantSource.system(), Commit.of(root));
            page.write(root.resolve(DOCUMENT), result);
            out.println("the result is in " + DOCUMENT);
            return result.reconciliation().isClean() ? 0 : 1;
        } catch (ServerFailure | ChaosException e) {
            out.println(e.getMessage());
            return 1;
        }
    }
}

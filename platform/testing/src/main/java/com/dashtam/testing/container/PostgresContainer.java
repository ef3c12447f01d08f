package com.dashtam.testing.container;

import com.dashtam.local.server.Postgres;
import java.util.ArrayList;
import java.util.List;

final class PostgresContainer extends ContainerServer implements Postgres {

    private static final int INSIDE = 5432;
    private static final int VALID_SECONDS = 2;
    private static final String PASSWORD = "postgres";

    PostgresContainer() {
        super(Image.POSTGRES, INSIDE);
        List<String> command = new ArrayList<>(List.of("postgres", "-c", "fsync=off"));
        SETTINGS.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        container()
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withCommand(command.toArray(String[]::new));
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    boolean answers() throws Exception {
        try (var connection = connect("postgres")) {
            return connection.isValid(VALID_SECONDS);
        }
    }
}

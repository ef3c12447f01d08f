package com.dashtam.local.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redis as a child process: the redis-server on the PATH, else the binary we bring. */
public final class RedisServer extends ProcessServer implements Redis {

    public static final String NAME = "redis";
    public static final String PORT_VARIABLE = "DASHTAM_REDIS_PORT";

    private static final String X64_VERSION = "6.2.6-v5";
    private static final String LINUX_ARM64_VERSION = "6.2.7";
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final int ANSWER_MILLIS = 1_000;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String PONG = "+PONG";

    /**
     * @param port 0 picks a free one
     */
    public record Settings(int port) {

        public static Settings forTests() {
            return new Settings(0);
        }
    }

    private final int port;

    public RedisServer(Supervisor supervisor, Settings settings) {
        super(supervisor);
        this.port = Ports.orFree(settings.port());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    ProcessSpec prepare() {
        Ports.requireFree(port, NAME, PORT_VARIABLE);
        List<String> command =
                List.of(
                        program().toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--appendonly",
                        "yes",
                        "--save",
                        "");
        // It writes into its working directory, so no path has to be quoted for it.
        return ProcessSpec.of(NAME, command, supervisor().folder(NAME), supervisor().log(NAME));
    }

    @Override
    Readiness readiness() {
        return this::answers;
    }

    @Override
    Duration startLimit() {
        return START_LIMIT;
    }

    private static Path program() {
        return Shell.find("redis-server").orElseGet(RedisServer::unpacked);
    }

    private static Path unpacked() {
        Host host = Host.current();
        String version = host == Host.LINUX_ARM64 ? LINUX_ARM64_VERSION : X64_VERSION;
        return Unpacked.program(
                "redis-server-" + version + "-" + host.redisSuffix(),
                Folders.cache().resolve(NAME + "-" + version));
    }

    /** False while it still reads its data in. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(PING);
            byte[] answer = socket.getInputStream().readNBytes(PONG.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException notYet) {
            return false;
        }
    }
}

package com.dashtam.local.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {

    // Below the range that systems give to outgoing connections: a client that keeps trying to
    // reach a stopped server could otherwise be given the server's port, and connect to itself.
    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;
    private static final int ATTEMPTS = 200;
    private static final int CONNECT_MILLIS = 1_000;

    private Ports() {}

    /** A port on which nothing listens now, between 20000 and 32000. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE);
            if (!isTaken(port)) {
                return port;
            }
        }
        throw new ServerFailure("no free port between " + LOWEST_FREE + " and " + HIGHEST_FREE);
    }

    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    /**
     * @param variable the environment variable that changes the component's port
     * @throws PortTaken if something listens there
     */
    public static void requireFree(int port, String component, String variable) {
        if (isTaken(port)) {
            throw new PortTaken(component, port, variable);
        }
    }

    public static boolean isTaken(int port) {
        // Some systems let a loopback listener bind beside one on all addresses: ask first.
        return isOpen(port) || !canBind(port);
    }

    /** Whether something accepts connections there. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(address(port), CONNECT_MILLIS);
            return true;
        } catch (IOException notOpen) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}

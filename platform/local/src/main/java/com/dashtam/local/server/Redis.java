package com.dashtam.local.server;

/** A Redis with an append-only file, wherever it runs. */
public interface Redis extends LocalServer {

    int port();

    default String uri() {
        return "redis://127.0.0.1:" + port();
    }
}

package com.dashtam.local.server;

/** A Kafka of one broker, wherever it runs. Topics are not made by themselves. */
public interface Kafka extends LocalServer {

    int port();

    default String bootstrapServers() {
        return "127.0.0.1:" + port();
    }
}

package com.dashtam.testing.container;

import com.dashtam.local.server.Redis;

final class RedisContainer extends ContainerServer implements Redis {

    private static final int INSIDE = 6379;

    RedisContainer() {
        super(Image.REDIS, INSIDE);
        container().withCommand("redis-server", "--appendonly", "yes", "--save", "");
    }

    @Override
    boolean answers() throws Exception {
        return container().execInContainer("redis-cli", "ping").getStdout().startsWith("PONG");
    }
}

package com.dashtam.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.util.JedisURIHelper;

/** How the pool of connections to Redis is set up. */
final class RedisConnections {

    private RedisConnections() {}

    static JedisPooled open(LimitProperties.Redis settings) {
        var url = settings.url();
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        var client =
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(timeout)
                        .socketTimeoutMillis(timeout)
                        .user(JedisURIHelper.getUser(url))
                        .password(JedisURIHelper.getPassword(url))
                        .database(JedisURIHelper.getDBIndex(url))
                        .ssl(JedisURIHelper.isRedisSSLScheme(url))
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                        .build();
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.connections() + 1);
        pool.setMaxIdle(settings.connections() + 1);
        pool.setMaxWait(settings.timeout());
        pool.setJmxEnabled(false);
        return new JedisPooled(pool, JedisURIHelper.getHostAndPort(url), client);
    }

    /** What Redis calls a script by. */
    static String sha1(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(script.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

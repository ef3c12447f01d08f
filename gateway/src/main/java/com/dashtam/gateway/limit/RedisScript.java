package com.dashtam.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.gateway.limit.TokenBuckets.Ask;
import com.dashtam.gateway.limit.TokenBuckets.Grant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The script that takes tokens, and how it is called. */
final class RedisScript implements AutoCloseable {

    private static final String SCRIPT = read();

    private final String hash = RedisConnections.sha1(SCRIPT);
    private final JedisPooled redis;

    RedisScript(LimitProperties.Redis settings) {
        this.redis = RedisConnections.open(settings);
    }

    /**
     * Asks all in one trip.
     *
     * @return what each was answered, in the same order
     * @throws JedisException when Redis does not answer
     */
    List<Grant.Tokens> run(List<Ask> asks) {
        List<Response<Object>> answers;
        try (var pipeline = redis.pipelined()) {
            answers =
                    asks.stream()
                            .map(ask -> pipeline.evalsha(hash, keys(ask), arguments(ask)))
                            .toList();
            pipeline.sync();
        }
        return IntStream.range(0, asks.size())
                .mapToObj(i -> tokens(asks.get(i), answers.get(i)))
                .toList();
    }

    private Grant.Tokens tokens(Ask ask, Response<Object> response) {
        try {
            return tokens((List<?>) response.get());
        } catch (JedisNoScriptException e) {
            // A new server: from now on it knows the script.
            return tokens((List<?>) redis.eval(SCRIPT, keys(ask), arguments(ask)));
        }
    }

    private static Grant.Tokens tokens(List<?> answer) {
        return new Grant.Tokens(
                Math.toIntExact(number(answer, 0)),
                Math.toIntExact(number(answer, 1)),
                number(answer, 2));
    }

    private static long number(List<?> answer, int index) {
        return ((Number) answer.get(index)).longValue();
    }

    private static List<String> keys(Ask ask) {
        // The braces keep the key in one slot if a cluster ever holds more than one for a bucket.
        return List.of("dashtam:limit:{" + ask.bucket() + "}");
    }

    private static List<String> arguments(Ask ask) {
        return List.of(
                Integer.toString(ask.policy().capacity()),
                Double.toString(ask.policy().refillPerMilli()),
                Integer.toString(ask.wanted()),
                Integer.toString(ask.share()),
                Integer.toString(ask.returned()));
    }

    void ping() {
        redis.ping();
    }

    /** What is pooled belongs to a server that is gone. */
    void forgetConnections() {
        redis.getPool().clear();
    }

    @Override
    public void close() {
        redis.close();
    }

    private static String read() {
        try (var input = RedisScript.class.getResourceAsStream("take-tokens.lua")) {
            if (input == null) {
                throw new IllegalStateException("take-tokens.lua is not on the class path");
            }
            return new String(input.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

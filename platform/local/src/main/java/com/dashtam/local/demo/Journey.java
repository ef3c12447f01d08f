package com.dashtam.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What one run of the demo has come to know and to own, passed on from step to step. */
final class Journey implements AutoCloseable {

    private static final int NAME_BYTES = 5;
    private static final int PASSWORD_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The tokens of a session. */
    record Tokens(String access, String refresh) {

        static Tokens of(Answer answer) {
            return new Tokens(answer.text("access_token"), answer.text("refresh_token"));
        }

        /** The subject that the access token names; its signature is the gateway's business. */
        String userId() {
            byte[] claims = Base64.getUrlDecoder().decode(access.split("\\.", 3)[1]);
            return JsonMapper.shared()
                    .readTree(new String(claims, StandardCharsets.UTF_8))
                    .required("sub")
                    .asString();
        }

        @Override
        public String toString() {
            return "tokens";
        }
    }

    final DemoTarget target;
    final Narration narration;
    final Http http = new Http();
    final Client client;
    final Instant began = Instant.now();
    final String name = "demo-" + hex(NAME_BYTES);
    final String email = name + "@example.com";
    // Beside the random part one character of each kind that a password must have.
    final String password = "Aa1!" + base64(PASSWORD_BYTES);

    private final Map<String, Integer> workflows = new TreeMap<>();
    private Tokens tokens = new Tokens("", "");
    private String connection = "";
    private long transactions;
    private Optional<EventStream> stream = Optional.empty();

    Journey(DemoTarget target, Narration narration) {
        this.target = target;
        this.narration = narration;
        this.client = Client.unknown(http, target.publicUrl());
    }

    /** The user, signed in. */
    Client user() {
        return client.with(tokens.access());
    }

    Tokens tokens() {
        return tokens;
    }

    void hold(Tokens issued) {
        this.tokens = issued;
    }

    String connection() {
        return connection;
    }

    void connected(String connectionId) {
        this.connection = connectionId;
    }

    /** How many transactions the user had when they were last counted. */
    long transactions() {
        return transactions;
    }

    void counted(long total) {
        this.transactions = total;
    }

    /** Follows what happens to the user's data from now on. */
    void watch() {
        stream = Optional.of(user().events("data_sync"));
    }

    EventStream stream() {
        return stream.orElseThrow(() -> new DemoFailure("no stream of events is open"));
    }

    @Override
    public void close() {
        stream.ifPresent(EventStream::close);
    }

    /** Notes that this run has set a workflow off. */
    void setOff(String workflow) {
        workflows.merge(workflow, 1, Integer::sum);
    }

    /** How often each workflow was set off. */
    Map<String, Integer> workflows() {
        return Map.copyOf(workflows);
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static String base64(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    private static byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return drawn;
    }
}

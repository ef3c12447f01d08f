package com.dashtam.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.platform.sample.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A user who sends parcels, all of one name, and what the database holds of him. */
record Shopper(UUID id) {

    static final String PARCELS = "/api/v1/parcels";
    static final String ORDERS = "/api/v1/orders";
    static final String KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324";

    Shopper() {
        this(UUID.randomUUID());
    }

    String name() {
        return "parcel of " + id;
    }

    void crashBetweenTheTransactions() {
        Shop.afterAttempt(
                name(),
                () -> {
                    Shop.afterAttempt(name(), () -> {});
                    throw new Shop.Crash();
                });
        assertThat(post(ShopService.first(), PARCELS, KEY).status()).isEqualTo(500);
        assertThat(phases()).containsExactly("attempted");
    }

    void endTheLease() {
        assertThat(
                        jdbc().sql(
                                        "update idempotency_key set lease_until = now() - interval '1 s'"
                                                + " where caller = :caller")
                                .param("caller", "user:" + id)
                                .update())
                .isEqualTo(1);
    }

    void age(String key, String age) {
        jdbc().sql(
                        "update idempotency_key set created_at = now() - cast(:age as interval)"
                                + " where caller = :caller and key = :key")
                .param("age", age)
                .param("caller", "user:" + id)
                .param("key", key)
                .update();
    }

    Answer post(ShopService instance, String path, String key) {
        return instance.http().postJson(path, body(), auth("Idempotency-Key", key));
    }

    Answer upload(String boundary, String file, String content) {
        var body =
                """
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%2$s"\r
                \r
                %3$s\r
                --%1$s--\r
                """
                        .formatted(boundary, file, content);
        return ShopService.first()
                .http()
                .send(
                        "POST",
                        "/api/v1/files",
                        BodyPublishers.ofString(body),
                        auth(
                                "Idempotency-Key",
                                KEY,
                                "Content-Type",
                                "multipart/form-data;boundary=" + boundary));
    }

    String body() {
        return "{\"name\":\"" + name() + "\"}";
    }

    String[] auth(String... headers) {
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + id));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }

    int parcels() {
        return count("select count(*) from parcel where owner = :user");
    }

    int workflows() {
        return count(
                "select count(distinct workflow_id) from outbox where aggregateid = :user::text");
    }

    int count(String sql) {
        return jdbc().sql(sql).param("user", id).query(Integer.class).single();
    }

    List<String> phases() {
        return jdbc().sql("select phase from outbox where aggregateid = :user order by sequence")
                .param("user", id.toString())
                .query(String.class)
                .list();
    }

    static void assertSame(Answer first, Answer second) {
        assertThat(second.status()).as(second.body()).isEqualTo(first.status());
        assertThat(second.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(header)).isEqualTo(first.header(header));
        }
    }

    static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo(type);
    }

    static void assertNamesTheHeader(Answer answer) {
        assertProblem(answer, 400, "/problems/validation-failed");
        assertThat(answer.text("/errors/0/field")).isEqualTo("Idempotency-Key");
    }

    private static JdbcClient jdbc() {
        return ShopService.first().bean(JdbcClient.class);
    }
}

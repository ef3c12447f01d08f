package com.dashtam.platform.idempotency;

import static com.dashtam.platform.idempotency.Shopper.KEY;
import static com.dashtam.platform.idempotency.Shopper.ORDERS;
import static com.dashtam.platform.idempotency.Shopper.PARCELS;
import static com.dashtam.platform.idempotency.Shopper.assertProblem;
import static com.dashtam.platform.idempotency.Shopper.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.platform.sample.Http.Answer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyIT {

    private final ShopService service = ShopService.first();
    private final ShopService twin = ShopService.twin();
    private final Shopper shopper = new Shopper();

    @ParameterizedTest
    @ValueSource(strings = {PARCELS, ORDERS})
    void givesTheSameAnswerAgainWithoutASecondEffect(String path) {
        var first = shopper.post(service, path, KEY);
        var second = shopper.post(service, path, KEY);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(first.header("Content-Type")).isEqualTo("application/json");
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertSame(first, second);
        assertThat(first.header("Location")).isEqualTo(PARCELS + "/" + first.text("/id"));
        assertThat(shopper.parcels()).isEqualTo(1);
        assertThat(shopper.phases()).startsWith("attempted").doesNotHaveDuplicates();
    }

    @Test
    void sendsTheSameAnswerWithAKeyAsWithoutOne() {
        var without = service.http().postJson(PARCELS, shopper.body(), shopper.auth());
        var with = shopper.post(service, PARCELS, KEY);

        assertThat(namesOfHeaders(with)).isEqualTo(namesOfHeaders(without));
        assertThat(with.header("Content-Type")).isEqualTo(without.header("Content-Type"));
        assertThat(with.status()).isEqualTo(without.status());
        assertThat(shopper.parcels()).isEqualTo(2);
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        var first = shopper.post(service, PARCELS, KEY);
        var other =
                service.http()
                        .postJson(
                                PARCELS,
                                "{\"name\":\"other\"}",
                                shopper.auth("Idempotency-Key", KEY));
        var query =
                service.http()
                        .postJson(
                                PARCELS + "?a=b",
                                shopper.body(),
                                shopper.auth("Idempotency-Key", KEY));

        assertProblem(other, 422, "/problems/idempotency-key-reused");
        assertThat(query.status()).isEqualTo(400);
        assertSame(first, shopper.post(service, PARCELS, KEY));
        assertThat(shopper.parcels()).isEqualTo(1);
    }

    @Test
    void tellsTheSameKeyOfAnotherUserOrOperationApart() {
        var mine = shopper.post(service, PARCELS, KEY);
        var theirs =
                service.http()
                        .postJson(
                                PARCELS,
                                shopper.body(),
                                "Authorization",
                                "Bearer " + UUID.randomUUID(),
                                "Idempotency-Key",
                                KEY);
        var order = shopper.post(service, ORDERS, KEY);

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.text("/id")).isNotEqualTo(mine.text("/id"));
        assertThat(order.status()).isEqualTo(201);
        assertThat(order.text("/id")).isNotEqualTo(mine.text("/id"));
    }

    @Test
    void removesOldKeysPageByPage() {
        for (int i = 0; i < 5; i++) {
            shopper.post(service, PARCELS, "key-" + i);
        }
        shopper.age("key-0", "23 hours 59 minutes");
        List.of("key-1", "key-2", "key-3").forEach(key -> shopper.age(key, "24 hours 1 minute"));
        var table = service.bean(KeyTable.class);
        var day = service.bean(IdempotencyProperties.class).retention();

        assertThat(table.forget(day, 2)).isEqualTo(2);
        assertThat(twin.bean(KeyTable.class).forget(day, 2)).isEqualTo(1);
        assertThat(table.forget(day, 2)).isZero();
        assertThat(shopper.post(service, PARCELS, "key-0").header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(shopper.post(service, PARCELS, "key-1").header("Idempotent-Replayed")).isEmpty();
    }

    /** Without those of HTTP's framing: only an answer that is kept has a known length. */
    private static Set<String> namesOfHeaders(Answer answer) {
        var names = new TreeSet<>(answer.response().headers().map().keySet());
        names.removeAll(Set.of("content-length", "transfer-encoding"));
        return names;
    }
}

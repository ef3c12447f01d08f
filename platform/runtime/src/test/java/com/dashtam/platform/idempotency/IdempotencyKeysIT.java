package com.dashtam.platform.idempotency;

import static com.dashtam.platform.idempotency.Shopper.KEY;
import static com.dashtam.platform.idempotency.Shopper.PARCELS;
import static com.dashtam.platform.idempotency.Shopper.assertNamesTheHeader;
import static com.dashtam.platform.idempotency.Shopper.assertProblem;
import static com.dashtam.platform.idempotency.Shopper.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysIT {

    private final ShopService service = ShopService.first();
    private final Shopper shopper = new Shopper();

    @Test
    void takesAQuotedKeyForTheSameAsABareOne() {
        var bare = shopper.post(service, PARCELS, KEY);
        var quoted = shopper.post(service, PARCELS, "\"" + KEY + "\"");

        assertSame(bare, quoted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"half", "two keys", "a,b", "key;a=1", "ä", "'x'"})
    void refusesWhatIsNoKey(String key) {
        assertNamesTheHeader(shopper.post(service, PARCELS, key));
        assertThat(shopper.parcels()).isZero();
    }

    @Test
    void refusesAKeyThatIsTooLongOrGivenTwice() {
        assertNamesTheHeader(shopper.post(service, PARCELS, "k".repeat(256)));
        assertNamesTheHeader(
                service.http()
                        .postJson(
                                PARCELS,
                                shopper.body(),
                                shopper.auth("Idempotency-Key", KEY, "Idempotency-Key", KEY)));
        assertThat(shopper.post(service, PARCELS, "k".repeat(255)).status()).isEqualTo(201);
    }

    @Test
    void keepsNothingOfAMalformedRequest() {
        var malformed =
                service.http().postJson(PARCELS, "{\"nam", shopper.auth("Idempotency-Key", KEY));
        var unknown =
                service.http()
                        .postJson(PARCELS, "{\"size\":1}", shopper.auth("Idempotency-Key", KEY));

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(shopper.post(service, PARCELS, KEY).status()).isEqualTo(201);
    }

    @Test
    void tellsUploadsApartByTheirPartsAlone() {
        var first = shopper.upload("one", "march.ofx", "content");
        var again = shopper.upload("two", "march.ofx", "content");
        var content = shopper.upload("one", "march.ofx", "other");
        var file = shopper.upload("one", "april.ofx", "content");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertSame(first, again);
        assertProblem(content, 422, "/problems/idempotency-key-reused");
        assertProblem(file, 422, "/problems/idempotency-key-reused");
        assertThat(shopper.parcels()).isEqualTo(1);
    }

    @Test
    void limitsBodiesWithAKeyAsThoseWithoutOne() {
        var large = "{\"name\":\"" + "x".repeat(70_000) + "\"}";

        var declared =
                service.http().postJson(PARCELS, large, shopper.auth("Idempotency-Key", KEY));
        var chunked =
                service.http()
                        .postChunked(
                                PARCELS,
                                large.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                shopper.auth(
                                        "Idempotency-Key",
                                        KEY,
                                        "Content-Type",
                                        "application/json"));

        assertThat(declared.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(shopper.upload("one", "x", "y".repeat(400_000)).status()).isEqualTo(413);
    }

    @Test
    void passesOverAKeyWhereTheContractHasNone() {
        var first = shopper.post(service, "/api/v1/notes", KEY);
        var second = shopper.post(service, "/api/v1/notes", KEY);
        var none = shopper.post(service, "/api/v1/notes", "no key at all");

        assertThat(List.of(first.status(), second.status(), none.status())).containsOnly(201);
        assertThat(shopper.parcels()).isEqualTo(3);
    }

    @Test
    void letsNoHandlerOverlookAKeyThatItsContractHonours() {
        assertThat(service.http().send("POST", "/api/v1/oversights", shopper.auth()).status())
                .isEqualTo(204);
        assertThat(
                        service.http()
                                .send(
                                        "POST",
                                        "/api/v1/oversights",
                                        shopper.auth("Idempotency-Key", KEY))
                                .status())
                .isEqualTo(500);
    }

    @Test
    void asksForAccessBeforeItLooksForAKey() {
        shopper.post(service, PARCELS, KEY);

        var answer = service.http().postJson(PARCELS, shopper.body(), "Idempotency-Key", KEY);

        assertThat(answer.status()).isEqualTo(401);
    }
}

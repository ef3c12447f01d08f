package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Notices of institutions. */
final class WebhookScenarios {

    private static final String PROVIDER = "dashtam.provider.";
    private static final String PATH = "/webhooks/sandbox";
    private static final String TRIGGERS =
            "select trigger from sync_job where connection_id = ? order by id";

    private final World world;

    WebhookScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of("receiveProviderWebhook", receive());
    }

    private Scenario receive() {
        AtomicReference<UUID> connection = new AtomicReference<>();
        AtomicReference<BankNotice> sent = new AtomicReference<>();
        return Scenario.succeeds(
                        200,
                        () -> {
                            Person person = world.signedIn();
                            connection.set(world.connect(person));
                            synced(connection.get());
                            BankNotice notice = newData(connection.get());
                            sent.set(notice);
                            return send(notice);
                        },
                        reply -> {
                            assertThat(reply.body()).isEmpty();
                            send(sent.get()).expect(200);
                            eventually(
                                    "the sync that the bank asked for",
                                    () ->
                                            world.rows(
                                                    Component.SYNC,
                                                    TRIGGERS,
                                                    found ->
                                                            assertThat(found)
                                                                    .containsExactly(
                                                                            "connection",
                                                                            "webhook"),
                                                    connection.get()));
                            world.rows(
                                    Component.PROVIDER,
                                    "select count(*) from webhook_receipt where notice_id = ?",
                                    found -> assertThat(found).containsExactly("1"),
                                    sent.get().id());
                        },
                        PROVIDER + "provider_webhook.attempted",
                        PROVIDER + "provider_webhook.succeeded",
                        PROVIDER + "provider_data.available",
                        "dashtam.sync.provider_data_sync.attempted")
                .refuses(
                        401,
                        () -> send(newData(connection.get()).signedWith("Zm9yZ2VyeQ==")),
                        PROVIDER + "provider_webhook.attempted",
                        PROVIDER + "provider_webhook.failed")
                .refuses(
                        401,
                        () -> send(sent.get().signedAt(Instant.now().minusSeconds(310))),
                        PROVIDER + "provider_webhook.attempted",
                        PROVIDER + "provider_webhook.failed")
                .refuses(
                        404,
                        () -> world.client().visitor().post("/webhooks/ofx_file", "{}", Map.of()));
    }

    private Reply send(BankNotice notice) {
        return world.client().visitor().post(PATH, notice.body(), notice.headers());
    }

    private BankNotice newData(UUID connection) {
        String consent =
                world.database(Component.PROVIDER)
                        .list(
                                "select institution_reference from connection where id = ?",
                                row -> row.getString(1),
                                connection)
                        .getFirst();
        return BankNotice.newData(consent, world.system().secrets().bankWebhook());
    }

    /** Waits for the first sync, and lets it be long ago. */
    private void synced(UUID connection) {
        eventually(
                "the first sync",
                () ->
                        world.rows(
                                Component.SYNC,
                                "select status from sync_job where connection_id = ?",
                                found -> assertThat(found).containsExactly("succeeded"),
                                connection));
        world.letSyncsBeLongAgo(connection);
    }
}

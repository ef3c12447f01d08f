package com.dashtam.provider.service;

import static com.dashtam.testing.event.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.events.provider.RawPageViewAttempted;
import com.dashtam.events.provider.RawPageViewFailed;
import com.dashtam.events.provider.RawPageViewRefusal;
import com.dashtam.events.provider.RawPageViewSucceeded;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.provider.fixture.IdentityTopic;
import com.dashtam.provider.fixture.Keysets;
import com.dashtam.provider.fixture.RunningService;
import com.dashtam.provider.fixture.RunningService.Caller;
import com.dashtam.provider.fixture.StatementFiles;
import com.dashtam.provider.presentation.management.CredentialKeysEndpoint;
import com.dashtam.testing.event.TopicProbe;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages as institutions sent them, from the answer to whoever looks at it. */
class RawPagesIT extends ServiceTest {

    private static final String VIEWS = "/api/v1/admin/raw-page-views";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String MONTH = "from=" + TODAY.minusDays(30) + "&to=" + TODAY;

    private final UUID admin = UUID.randomUUID();

    private Caller admin() {
        return service().as(admin, "admin");
    }

    @Test
    void tellsAndShowsWhatEachPageOfTransactionsWasMadeOf() {
        UUID connection = connected();

        List<PageHash> hashes = hashesOf(transactions(connection));

        assertThat(hashes).isNotEmpty().doesNotHaveDuplicates();
        assertThat(hashes)
                .allSatisfy(hash -> {
                    HttpResponse<String> shown = view(admin(), connection, hash.hex());
                    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
                    assertThat(shown.headers().firstValue("Content-Type"))
                            .contains("application/octet-stream");
                    assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
                    assertThat(PageHash.of(shown.body().getBytes(UTF_8))).isEqualTo(hash);
                    assertThat(shown.body()).startsWith("{").contains("\"transactions\"");
                });
    }

    @Test
    void showsAFileAsItWasUploaded() {
        byte[] file = StatementFiles.checking(3);
        Feed feed =
                Feed.of(
                        sync().upload(
                                        "/internal/v1/statements?user_id="
                                                + user
                                                + "&file_name=a.ofx",
                                        file));
        UUID connection = ((FeedLine.Connection) feed.first()).connectionId();

        assertThat(hashesOf(feed.whole())).containsOnly(PageHash.of(file));
        assertThat(view(admin(), connection, PageHash.of(file).hex()).body())
                .isEqualTo(new String(file, UTF_8));
    }

    @Test
    void putsOnRecordWhoLookedAtWhatAndWhy() throws IOException {
        UUID connection = connected();
        String hash = hashesOf(transactions(connection)).getFirst().hex();

        assertThat(view(admin(), connection, hash).statusCode()).isEqualTo(200);

        assertNewestEvents("raw_page_view.attempted", "raw_page_view.succeeded");
        List<ConsumerRecord<String, byte[]>> events = service().eventsAbout(user);
        var attempted =
                RawPageViewAttempted.fromByteBuffer(
                        ByteBuffer.wrap(events.get(events.size() - 2).value()));
        var succeeded =
                RawPageViewSucceeded.fromByteBuffer(ByteBuffer.wrap(events.getLast().value()));
        assertThat(attempted).isEqualTo(new RawPageViewAttempted(user, connection, hash, "Case 7"));
        assertThat(succeeded.getPageSha256()).isEqualTo(hash);
        assertThat(TopicProbe.header(events.getLast(), "ce_actor").orElse(""))
                .contains(admin.toString());
    }

    @Test
    void showsNothingToAnybodyElse() {
        UUID connection = connected();
        String hash = hashesOf(transactions(connection)).getFirst().hex();

        for (String role : List.of("user", "readonly", "auditor")) {
            assertProblem(view(service().as(user, role), connection, hash), 403, "forbidden");
        }
        assertProblem(view(service().asStranger(), connection, hash), 401, "unauthorized");
        assertProblem(view(sync(), connection, hash), 401, "unauthorized");
        assertThat(service().eventTypes(user)).noneMatch(type -> type.startsWith("raw_page"));
    }

    @Test
    void doesNotFindWhatIsNotThere() throws IOException {
        UUID connection = connected();
        String unknown = PageHash.of(new byte[] {1}).hex();
        String hash = hashesOf(transactions(connection)).getFirst().hex();

        assertProblem(view(admin(), connection, unknown), 404, "not-found");
        assertProblem(view(admin(), connectedElsewhere(), hash), 404, "not-found");
        assertProblem(view(admin(), UUID.randomUUID(), hash), 404, "not-found");

        assertNewestEvents("raw_page_view.attempted", "raw_page_view.failed");
        assertThat(newestFailure()).isEqualTo(RawPageViewRefusal.page_unknown);
    }

    private RawPageViewRefusal newestFailure() throws IOException {
        return RawPageViewFailed.fromByteBuffer(
                        ByteBuffer.wrap(service().eventsAbout(user).getLast().value()))
                .getReason();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "connection_id, `{\"connection_id\":\"x\",\"page_sha256\":\"%1$s\",\"reason\":\"r\"}`",
                "page_sha256, `{\"connection_id\":\"%2$s\",\"page_sha256\":\"abc\",\"reason\":\"r\"}`",
                "reason, `{\"connection_id\":\"%2$s\",\"page_sha256\":\"%1$s\",\"reason\":\"\"}`",
                "reason, `{\"connection_id\":\"%2$s\",\"page_sha256\":\"%1$s\"}`",
                "more, `{\"connection_id\":\"%2$s\",\"page_sha256\":\"%1$s\",\"reason\":\"r\",\"more\":1}`"
            })
    void refusesWhatIsMalformed(String field, String body) {
        String hash = PageHash.of(new byte[] {1}).hex();

        HttpResponse<String> answer = admin().post(VIEWS, body.formatted(hash, UUID.randomUUID()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fieldOf(answer)).isEqualTo(field);
    }

    @Test
    void doesNotShowWhatWasChanged() throws IOException {
        UUID connection = connected();
        String hash = hashesOf(transactions(connection)).getFirst().hex();
        service()
                .rows()
                .sql(
                        """
                        update raw_page set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))
                        where connection_id = ?
                        """)
                .param(connection)
                .update();

        assertProblem(view(admin(), connection, hash), 409, "conflict");

        assertNewestEvents("raw_page_view.attempted", "raw_page_view.failed");
        assertThat(newestFailure()).isEqualTo(RawPageViewRefusal.not_authentic);
    }

    @Test
    void showsItUnderNewKeys() {
        UUID connection = connected();
        String hash = hashesOf(transactions(connection)).getFirst().hex();
        service().changeKeys(Keysets::withNewPrimary);
        var endpoint = service().part(CredentialKeysEndpoint.class);
        var resealed = endpoint.reseal().getBody();
        while (resealed.left() > resealed.unreadable()) {
            resealed = endpoint.reseal().getBody();
        }
        service().changeKeys(Keysets::primaryAlone);
        assertThat(endpoint.count().getStatus()).isEqualTo(200);

        assertThat(view(admin(), connection, hash).statusCode()).isEqualTo(200);
    }

    @Test
    void dropsThePagesOfAConnectionThatIsEnded() {
        UUID connection = connected();
        UUID other = connectedElsewhere();
        transactions(connection);
        transactions(other);
        assertThat(count(connection)).isPositive();

        assertThat(me().delete("/api/v1/providers/" + connection).statusCode()).isEqualTo(204);

        assertThat(count(connection)).isZero();
        assertThat(count(other)).isPositive();
    }

    @Test
    void dropsThePagesOfAUserWhoIsForgotten() {
        UUID connection = connected();
        transactions(connection);
        assertThat(count(connection)).isPositive();

        IdentityTopic.publish(user, new UserDeletionDue(user, UUID.randomUUID()));

        eventually(
                "the answer about " + user,
                () -> assertThat(service().eventTypes(user)).last().isEqualTo("user_data.erased"));
        assertThat(count(connection)).isZero();
    }

    @Test
    void dropsWhatIsOlderThanItMayBe() {
        UUID connection = connected();
        transactions(connection);
        service()
                .rows()
                .sql(
                        "update raw_page set received_at = received_at - cast(? as interval) where connection_id = ?")
                .param(RunningService.RAW_PAGES.toString())
                .param(connection)
                .update();

        eventually("an empty table", () -> assertThat(count(connection)).isZero());
    }

    @Test
    void tellsTheUserWhatIsKept() {
        UUID connection = connected();
        String hash = hashesOf(transactions(connection)).getFirst().hex();

        String told =
                service()
                        .asService("identity-service")
                        .get("/internal/v1/users/" + user + "/export")
                        .body();

        assertThat(told).contains("raw_pages", hash).doesNotContain("sealed");
    }

    private static Feed transactions(UUID connection) {
        return Feed.of(
                        sync().get(
                                        "/internal/v1/connections/"
                                                + connection
                                                + "/transactions?"
                                                + MONTH))
                .whole();
    }

    private static List<PageHash> hashesOf(Feed feed) {
        return feed.lines().stream()
                .filter(FeedLine.PageEnd.class::isInstance)
                .map(line -> ((FeedLine.PageEnd) line).hash().orElseThrow())
                .toList();
    }

    private static HttpResponse<String> view(Caller caller, UUID connection, String hash) {
        return caller.post(
                VIEWS,
                "{\"connection_id\":\"%s\",\"page_sha256\":\"%s\",\"reason\":\"Case 7\"}"
                        .formatted(connection, hash));
    }

    private static int count(UUID connection) {
        return service()
                .rows()
                .sql("select count(*) from raw_page where connection_id = ?")
                .param(connection)
                .query(Integer.class)
                .single();
    }
}

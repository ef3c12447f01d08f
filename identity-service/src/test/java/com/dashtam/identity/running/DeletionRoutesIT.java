package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.audit.RetentionReason;
import com.dashtam.identity.running.Http.Answer;
import com.dashtam.kernel.event.Topic;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletionRoutesIT {

    private static final String CURRENT = "/api/v1/users/current";
    private static final String MAIL = "Your account will be deleted";

    private final Http http = Identity.shared().http();
    private final Visitor visitor = Visitor.verified();
    private final UUID user = visitor.id();
    private final Answer tokens = visitor.signedIn();

    private Answer delete() {
        return http.bearer(tokens.text("access_token")).delete(CURRENT);
    }

    private Answer restore(String token) {
        return http.post("/api/v1/account-restorations", Map.of("token", token));
    }

    private void assertEvents(String... types) {
        eventually(
                "the events of the deletion",
                () ->
                        assertThat(OutboxRows.ofKey(user.toString()))
                                .extracting(row -> row.type())
                                .filteredOn(type -> type.contains("deletion"))
                                .extracting(type -> type.substring("dashtam.identity.".length()))
                                .containsExactly(types));
    }

    private void endTheGracePeriod(UUID deletion) {
        int changed =
                Identity.shared()
                        .jdbc()
                        .sql("update user_deletions set due_at = requested_at where id = :id")
                        .param("id", deletion)
                        .update();
        assertThat(changed).isOne();
    }

    @Test
    void closesTheAccountAndOpensItAgainByMail() {
        var deleted = delete();
        assertThat(deleted.status()).as(deleted.response().body()).isEqualTo(202);
        assertThat(deleted.json().has("due_at")).isTrue();

        assertThat(delete().status()).isEqualTo(401);
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(401);
        assertThat(visitor.refresh(tokens.text("refresh_token")).status()).isEqualTo(401);

        String token = visitor.tokenFromMail(MAIL);
        assertThat(OutboxRows.typesNaming(token)).isEmpty();
        assertThat(restore(token).status()).isEqualTo(201);
        visitor.signedIn();
        assertThat(restore(token).status()).isEqualTo(400);
        assertEvents("user_deletion.attempted", "user_deletion.failed");
        eventually("the notice", () -> assertThat(visitor.mails("Your account stays")).hasSize(1));
    }

    @Test
    void erasesTheAccountOnceAllServicesHaveAnswered() {
        UUID deletion = UUID.fromString(delete().text("id"));
        String token = visitor.tokenFromMail(MAIL);
        endTheGracePeriod(deletion);
        assertEvents("user_deletion.attempted", "user_deletion.due");
        assertThat(restore(token).status()).isEqualTo(400);

        Neighbours.say(
                Topic.PROVIDER,
                user,
                new com.dashtam.events.provider.UserDataErased(user, deletion, 3L));
        Neighbours.say(
                Topic.SYNC, user, new com.dashtam.events.sync.UserDataErased(user, deletion, 9L));
        Neighbours.say(
                Topic.AUDIT_RECORDS,
                user,
                new com.dashtam.events.audit.UserDataErased(
                        user, deletion, 0L, 7L, RetentionReason.legal_obligation));

        assertEvents("user_deletion.attempted", "user_deletion.due", "user_deletion.succeeded");
        int left =
                Identity.shared()
                        .jdbc()
                        .sql(
                                """
                                select (select count(*) from users where id = :user)
                                    + (select count(*) from sessions where user_id = :user)
                                    + (select count(*) from user_deletions where user_id = :user)
                                """)
                        .param("user", user)
                        .query(Integer.class)
                        .single();
        assertThat(left).isZero();
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(401);
        assertThat(visitor.register(Visitor.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void keepsTheAccountUntilTheLastServiceHasAnswered() {
        UUID deletion = UUID.fromString(delete().text("id"));
        endTheGracePeriod(deletion);
        assertEvents("user_deletion.attempted", "user_deletion.due");
        Neighbours.say(
                Topic.SYNC, user, new com.dashtam.events.sync.UserDataErased(user, deletion, 9L));
        eventually(
                "the first answer",
                () ->
                        assertThat(
                                        Identity.shared()
                                                .jdbc()
                                                .sql(
                                                        "select answered::text from user_deletions"
                                                                + " where id = :id")
                                                .param("id", deletion)
                                                .query(String.class)
                                                .single())
                                .isEqualTo("{sync-service}"));

        int late =
                Identity.shared()
                        .jdbc()
                        .sql(
                                "update user_deletions set begun_at = begun_at - interval '25 h'"
                                        + " where id = :id")
                        .param("id", deletion)
                        .update();

        assertThat(late).isOne();
        assertEvents(
                "user_deletion.attempted",
                "user_deletion.due",
                "user_deletion.overdue",
                "user_deletion.overdue");
        assertThat(visitor.id()).isEqualTo(user);
    }

    @Test
    void refusesWhoeverIsNotSignedInAndTokensItDidNotSend() {
        assertThat(http.delete(CURRENT).status()).isEqualTo(401);
        assertThat(restore("0".repeat(64)).status()).isEqualTo(404);
        assertThat(restore("short").status()).isEqualTo(400);
        assertThat(http.bearer(tokens.text("access_token")).get(CURRENT).status()).isEqualTo(200);
    }
}

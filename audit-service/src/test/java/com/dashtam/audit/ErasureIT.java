package com.dashtam.audit;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.fixture.AuditProcess;
import com.dashtam.audit.fixture.Topics;
import com.dashtam.events.audit.RetentionReason;
import com.dashtam.events.audit.UserDataErased;
import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventCodec;
import com.dashtam.testing.event.TopicProbe;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErasureIT {

    private static final String ANSWER = "dashtam.audit.user_data.erased";

    private static AuditProcess audit;

    private final UUID user = UUID.randomUUID();
    private final UUID deletion = UUID.randomUUID();

    @BeforeAll
    static void start() {
        audit = AuditProcess.shared();
    }

    private static List<UserDataErased> answersAbout(TopicProbe probe, UUID user) {
        return probe
                .records(record ->
                        user.toString().equals(record.key())
                                && TopicProbe.header(record, "ce_type")
                                        .filter(ANSWER::equals)
                                        .isPresent())
                .stream()
                .map(record ->
                        EventCodec.decode(
                                record.value(),
                                UserDataErased.getClassSchema(),
                                UserDataErased.class))
                .toList();
    }

    private int records(UUID user) {
        return audit.jdbc()
                .sql("select count(*) from audit_record where user_id = :user")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsIdentityAloneWhatItHolds() {
        UUID event =
                audit.topics()
                        .send(
                                Topic.IDENTITY,
                                UUID.randomUUID(),
                                new UserLoginSucceeded(user, "a@example.org", UUID.randomUUID()));
        eventually("the record of " + event, () -> assertThat(records(user)).isOne());
        String path = "/internal/v1/users/" + user + "/export";

        var told = audit.http().as(audit.mint().serviceToken("identity-service")).get(path);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("complete").asBoolean()).isTrue();
        assertThat(told.json().path("audit_records")).hasSize(1);
        assertThat(told.text("/audit_records/0/action")).isEqualTo("user_login_success");
        assertThat(audit.http().as(audit.mint().serviceToken("sync-service")).get(path).status())
                .isEqualTo(403);
        assertThat(audit.http().as(audit.mint().token(user, "auditor")).get(path).status())
                .isEqualTo(401);
    }

    @Test
    void keepsTheRecordsOfADeletedUserAndSaysSo() {
        var login =
                Topics.draft(
                        Topic.IDENTITY,
                        UUID.randomUUID(),
                        new UserLoginSucceeded(user, "a@example.org", UUID.randomUUID()));
        audit.topics().send(login);
        eventually("the record of the sign-in", () -> assertThat(records(user)).isOne());

        audit.topics().send(Topic.IDENTITY, user, new UserDeletionDue(user, deletion));

        try (TopicProbe probe = audit.probe(Topic.AUDIT_RECORDS.topicName())) {
            eventually("the answer", () -> assertThat(answersAbout(probe, user)).hasSize(1));
            var answer = answersAbout(probe, user).getFirst();
            assertThat(answer.getDeletionId()).isEqualTo(deletion);
            assertThat(answer.getErased()).isZero();
            assertThat(answer.getKept()).isPositive();
            assertThat(answer.getKeptFor()).isEqualTo(RetentionReason.legal_obligation);
        }
        assertThat(records(user)).isPositive();
    }
}

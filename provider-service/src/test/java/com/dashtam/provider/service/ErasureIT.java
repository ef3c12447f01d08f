package com.dashtam.provider.service;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.identity.UserDeletionDue;
import com.dashtam.events.provider.UserDataErased;
import com.dashtam.provider.fixture.IdentityTopic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureIT extends ServiceTest {

    private final UUID deletion = UUID.randomUUID();

    private UserDataErased answer() throws IOException {
        IdentityTopic.publish(user, new UserDeletionDue(user, deletion));
        eventually(
                "the answer about " + user,
                () -> assertThat(service().eventTypes(user)).last().isEqualTo("user_data.erased"));
        return UserDataErased.fromByteBuffer(
                ByteBuffer.wrap(service().eventsAbout(user).getLast().value()));
    }

    @Test
    void forgetsConnectionsCredentialsAndConsents() throws IOException {
        UUID connection = connected();
        ask();

        var answer = answer();

        assertThat(answer).isEqualTo(new UserDataErased(user, deletion, 3L));
        assertThat(connectionCount()).isZero();
        assertThat(credentialCount(connection)).isZero();
        assertProblem(me().get("/api/v1/providers/" + connection), 404, "not-found");
    }

    @Test
    void tellsIdentityAloneWhatItHolds() {
        UUID connection = connected();
        String path = "/internal/v1/users/" + user + "/export";

        String told = service().asService("identity-service").get(path).body();

        assertThat(told).endsWith("\"complete\":true}").contains(connection.toString());
        assertThat(told).doesNotContain("sealed", "nonce_hash");
        assertThat(sync().get(path).statusCode()).isEqualTo(403);
        assertThat(me().get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void leavesOtherUsersAlone() throws IOException {
        UUID connection = connected();
        UUID other = UUID.randomUUID();

        IdentityTopic.publish(other, new UserDeletionDue(other, deletion));

        eventually(
                "the answer about " + other,
                () -> assertThat(service().eventTypes(other)).containsExactly("user_data.erased"));
        assertThat(connectionCount()).isOne();
        assertThat(credentialCount(connection)).isOne();
    }
}

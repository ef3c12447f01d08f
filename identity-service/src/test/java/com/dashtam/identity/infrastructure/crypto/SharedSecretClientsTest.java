package com.dashtam.identity.infrastructure.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.token.ServiceClients.ServiceClient;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedSecretClientsTest {

    private final SharedSecretClients clients =
            new SharedSecretClients(
                    Map.of("sync", "s3cret", "audit", "", "stray", "other"),
                    Map.of("sync", Set.of("provider-service"), "audit", Set.of("x")));

    @Test
    void knowsAClientByItsSecret() {
        assertThat(clients.authenticate("sync", "s3cret"))
                .contains(new ServiceClient("sync", Set.of("provider-service")));
    }

    @Test
    void allowsNothingToAClientWithoutAudiences() {
        assertThat(clients.authenticate("stray", "other"))
                .contains(new ServiceClient("stray", Set.of()));
    }

    @Test
    void knowsNobodyByAWrongOrEmptySecret() {
        assertThat(clients.authenticate("sync", "S3cret")).isEmpty();
        assertThat(clients.authenticate("sync", "")).isEmpty();
        assertThat(clients.authenticate("audit", "")).isEmpty();
        assertThat(clients.authenticate("nobody", "s3cret")).isEmpty();
    }
}

package com.dashtam.identity.application.token;

import static com.dashtam.identity.fixture.World.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.token.ServiceClients;
import com.dashtam.identity.domain.token.ServiceGrant;
import com.dashtam.identity.domain.token.SignedToken;
import com.dashtam.identity.fixture.GrantsAsTokens;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueServiceTokenHandlerTest {

    private final World world = new World();
    private final ServiceClients clients =
            (id, secret) ->
                    id.equals("sync") && secret.equals("s3cret")
                            ? Optional.of(
                                    new ServiceClients.ServiceClient(
                                            id, Set.of("provider-service")))
                            : Optional.empty();
    private final IssueServiceTokenHandler handler =
            new IssueServiceTokenHandler(clients, new GrantsAsTokens(), world.ids, world.clock);

    private Result<SignedToken, ServiceTokenRefused> issue(
            String client, String secret, String audience) {
        return handler.handle(new IssueServiceToken(client, secret, audience), STRANGER);
    }

    @Test
    void issuesATokenForAnAllowedService() {
        assertThat(issue("sync", "s3cret", "provider-service"))
                .isEqualTo(
                        Result.ok(
                                new SignedToken(
                                        "service:sync:provider-service", ServiceGrant.LIFE)));
    }

    @Test
    void refusesAnotherService() {
        assertThat(issue("sync", "s3cret", "audit-service"))
                .isEqualTo(Result.err(ServiceTokenRefused.AUDIENCE_NOT_ALLOWED));
    }

    @Test
    void refusesAWrongSecretAndAnUnknownClientAlike() {
        assertThat(issue("sync", "guess", "provider-service"))
                .isEqualTo(Result.err(ServiceTokenRefused.CLIENT_NOT_AUTHENTICATED));
        assertThat(issue("nobody", "s3cret", "provider-service"))
                .isEqualTo(Result.err(ServiceTokenRefused.CLIENT_NOT_AUTHENTICATED));
    }

    @Test
    void doesNotPrintTheSecret() {
        assertThat(new IssueServiceToken("sync", "s3cret", "x").toString())
                .doesNotContain("s3cret");
    }
}

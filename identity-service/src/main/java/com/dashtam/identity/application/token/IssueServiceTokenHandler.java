package com.dashtam.identity.application.token;

import com.dashtam.identity.domain.token.ServiceClients;
import com.dashtam.identity.domain.token.ServiceGrant;
import com.dashtam.identity.domain.token.SignedToken;
import com.dashtam.identity.domain.token.TokenSigning;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import java.time.InstantSource;

/** Issues service tokens to known processes, each for the services it may talk to. */
public final class IssueServiceTokenHandler
        implements CommandHandler<IssueServiceToken, SignedToken, ServiceTokenRefused> {

    private final ServiceClients clients;
    private final TokenSigning signing;
    private final Ids ids;
    private final InstantSource clock;

    public IssueServiceTokenHandler(
            ServiceClients clients, TokenSigning signing, Ids ids, InstantSource clock) {
        this.clients = clients;
        this.signing = signing;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<SignedToken, ServiceTokenRefused> handle(
            IssueServiceToken command, Caller caller) {
        var client = clients.authenticate(command.client(), command.secret());
        if (client.isEmpty()) {
            return Result.err(ServiceTokenRefused.CLIENT_NOT_AUTHENTICATED);
        }
        if (!client.get().audiences().contains(command.audience())) {
            return Result.err(ServiceTokenRefused.AUDIENCE_NOT_ALLOWED);
        }
        return Result.ok(
                signing.sign(
                        new ServiceGrant(
                                ids.next(),
                                client.get().id(),
                                command.audience(),
                                clock.instant())));
    }
}

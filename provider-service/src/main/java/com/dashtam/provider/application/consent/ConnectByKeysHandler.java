package com.dashtam.provider.application.consent;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ProviderConnectionAttempted;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.application.consent.ConnectByKeys.Refusal;
import com.dashtam.provider.application.consent.Establishment.Access;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.ConsentInstitution;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.InstitutionAdapter;
import com.dashtam.provider.domain.feed.KeyInstitution;
import com.dashtam.provider.domain.feed.LinkInstitution;
import com.dashtam.provider.domain.feed.StatementFormat;
import com.dashtam.provider.domain.institution.Catalogue;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Optional;

/** Stores keys once they have opened the accounts that they are said to open. */
public final class ConnectByKeysHandler
        implements CommandHandler<ConnectByKeys, Connection, Refusal> {

    private final Workflows workflows;
    private final Catalogue catalogue;
    private final Adapters adapters;
    private final Logins logins;
    private final Establishment establishment;

    public ConnectByKeysHandler(
            Workflows workflows,
            Catalogue catalogue,
            Adapters adapters,
            Logins logins,
            Establishment establishment) {
        this.workflows = workflows;
        this.catalogue = catalogue;
        this.adapters = adapters;
        this.logins = logins;
        this.establishment = establishment;
    }

    @Override
    public Result<Connection, Refusal> handle(ConnectByKeys command, Caller caller) {
        return workflows
                .start(ProviderWorkflows.CONNECTION, caller, new EventKey.User(command.userId()))
                .attempted(
                        new ProviderConnectionAttempted(
                                command.userId(),
                                command.slug().providerId(),
                                command.slug().value()))
                .<Optional<String>, Refusal>first(() -> tried(command))
                .<Connection>then(login ->
                        establishment.of(
                                new Access(
                                        command.userId(),
                                        command.slug(),
                                        command.purpose(),
                                        command.keys(),
                                        login),
                                ConnectByKeysHandler::refusalOf))
                .otherwise(
                        refusal -> failed(command, refusal.onRecord()),
                        () -> failed(command, ConnectionRefusal.internal_error));
    }

    /** Which accounts the keys open, as proof that they do. */
    private Result<Optional<String>, Refusal> tried(ConnectByKeys command) {
        return institution(command.slug())
                .flatMap(institution ->
                        logins.keyOf(institution, command.slug(), command.keys().access())
                                .mapError(ConnectByKeysHandler::refusalOf));
    }

    private Result<KeyInstitution, Refusal> institution(Slug slug) {
        if (catalogue.find(slug).isEmpty()) {
            return Result.err(Refusal.INSTITUTION_UNKNOWN);
        }
        Optional<InstitutionAdapter> adapter = adapters.find(slug);
        if (adapter.isEmpty()) {
            return Result.err(Refusal.INSTITUTION_NOT_CONFIGURED);
        }
        return switch (adapter.get()) {
            case KeyInstitution keyed -> Result.ok(keyed);
            case ConsentInstitution _, LinkInstitution _, StatementFormat _ ->
                    Result.err(Refusal.INSTITUTION_WITHOUT_KEYS);
        };
    }

    private static Refusal refusalOf(Establishment.Obstacle obstacle) {
        return switch (obstacle) {
            case CONNECTION_OVER -> Refusal.CONNECTION_OVER;
            case LOGIN_CONNECTED -> Refusal.LOGIN_CONNECTED;
        };
    }

    private static Refusal refusalOf(FetchFailure failure) {
        return switch (failure) {
            case FetchFailure.TokenRejected(), FetchFailure.ConsentWithdrawn() ->
                    Refusal.CREDENTIALS_REJECTED;
            case FetchFailure.RateLimited _ -> Refusal.RATE_LIMITED;
            case FetchFailure.Unavailable() -> Refusal.INSTITUTION_UNAVAILABLE;
            case FetchFailure.AnswerInvalid() -> Refusal.INSTITUTION_ANSWER_INVALID;
        };
    }

    private static ProviderConnectionFailed failed(
            ConnectByKeys command, ConnectionRefusal reason) {
        return new ProviderConnectionFailed(
                command.userId(), command.slug().providerId(), command.slug().value(), reason);
    }
}

package com.dashtam.provider.presentation.http.connection;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.connection.DisconnectProvider;
import com.dashtam.provider.application.connection.DisconnectProvider.AccountData;
import com.dashtam.provider.application.connection.DisconnectProviderHandler;
import com.dashtam.provider.application.connection.GetConnection;
import com.dashtam.provider.application.connection.GetConnectionHandler;
import com.dashtam.provider.application.connection.ListConnections;
import com.dashtam.provider.application.connection.ListConnectionsHandler;
import com.dashtam.provider.application.connection.RenameConnection;
import com.dashtam.provider.application.connection.RenameConnectionHandler;
import com.dashtam.provider.application.consent.ConnectByKeys;
import com.dashtam.provider.application.consent.ConnectByKeysHandler;
import com.dashtam.provider.application.consent.ConnectProvider;
import com.dashtam.provider.application.consent.ConnectProviderHandler;
import com.dashtam.provider.application.consent.ConsentStarted;
import com.dashtam.provider.application.consent.StartConsent;
import com.dashtam.provider.application.consent.StartConsentHandler;
import com.dashtam.provider.application.credential.RefreshTokens;
import com.dashtam.provider.application.credential.RefreshTokens.Renewal;
import com.dashtam.provider.application.credential.RefreshTokensHandler;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.consent.Secret;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.institution.Slug;
import com.dashtam.provider.presentation.http.api.ProviderConnectionsApi;
import com.dashtam.provider.presentation.http.consent.NonceCookie;
import com.dashtam.provider.presentation.http.model.Credentials;
import com.dashtam.provider.presentation.http.model.ProviderConnection;
import com.dashtam.provider.presentation.http.model.ProviderConnectionList;
import com.dashtam.provider.presentation.http.model.ReauthorizationRequest;
import com.dashtam.provider.presentation.http.model.StartProviderConnectionRequest;
import com.dashtam.provider.presentation.http.model.StartedProviderConnection;
import com.dashtam.provider.presentation.http.model.TokenRefresh;
import com.dashtam.provider.presentation.http.model.TokenRefreshRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class ConnectionController implements ProviderConnectionsApi {

    private final StartConsentHandler start;
    private final ConnectByKeysHandler connectByKeys;
    private final ConnectProviderHandler connect;
    private final ListConnectionsHandler list;
    private final GetConnectionHandler get;
    private final RenameConnectionHandler rename;
    private final DisconnectProviderHandler disconnect;
    private final RefreshTokensHandler refresh;
    private final NonceCookie cookie;
    private final CurrentCaller current;
    private final IdempotentAnswers answers;

    public ConnectionController(
            StartConsentHandler start,
            ConnectByKeysHandler connectByKeys,
            ConnectProviderHandler connect,
            ListConnectionsHandler list,
            GetConnectionHandler get,
            RenameConnectionHandler rename,
            DisconnectProviderHandler disconnect,
            RefreshTokensHandler refresh,
            NonceCookie cookie,
            CurrentCaller current,
            IdempotentAnswers answers) {
        this.start = start;
        this.connectByKeys = connectByKeys;
        this.connect = connect;
        this.list = list;
        this.get = get;
        this.rename = rename;
        this.disconnect = disconnect;
        this.refresh = refresh;
        this.cookie = cookie;
        this.current = current;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<StartedProviderConnection> startProviderConnection(
            StartProviderConnectionRequest request) {
        var alias = Optional.ofNullable(request.getAlias()).map(ConnectionController::alias);
        return authorize(
                new Slug(request.getProviderSlug()),
                new Purpose.NewConnection(alias),
                request.getCredentials(),
                request.getRedirectUri());
    }

    @Override
    public ResponseEntity<StartedProviderConnection> reauthorizeProviderConnection(
            UUID connectionId, ReauthorizationRequest request) {
        Connection connection =
                get.handle(new GetConnection(user(), connectionId))
                        .orElseThrow(ProblemException::notFound);
        if (connection.isOver()) {
            throw ConnectionProblems.over();
        }
        return authorize(
                connection.slug(),
                new Purpose.Reauthorization(connectionId),
                request.getCredentials(),
                request.getRedirectUri());
    }

    private ResponseEntity<StartedProviderConnection> authorize(
            Slug slug,
            Purpose purpose,
            @Nullable Credentials credentials,
            @Nullable String redirectUri) {
        if (credentials == null) {
            return startConsent(
                    new StartConsent(user(), slug, purpose, Optional.ofNullable(redirectUri)));
        }
        if (redirectUri != null) {
            throw ProblemException.invalid(
                    "redirect_uri", "ambiguous", "must not come with credentials");
        }
        var keys = new KeyPair(credentials.getApiKey(), credentials.getApiSecret());
        return connectByKeys(new ConnectByKeys(user(), slug, purpose, keys));
    }

    private ResponseEntity<StartedProviderConnection> connectByKeys(ConnectByKeys command) {
        return switch (connectByKeys.handle(command, current.caller())) {
            case Result.Ok<Connection, ConnectByKeys.Refusal>(var connection) ->
                    ResponseEntity.created(URI.create("/api/v1/providers/" + connection.id()))
                            .body(ConnectionView.of(connection));
            case Result.Err<Connection, ConnectByKeys.Refusal>(var refusal) ->
                    throw ConnectionProblems.of(refusal);
        };
    }

    private ResponseEntity<StartedProviderConnection> startConsent(StartConsent command) {
        return switch (start.handle(command, current.caller())) {
            case Result.Ok<ConsentStarted, StartConsent.Refusal>(var started) -> shown(started);
            case Result.Err<ConsentStarted, StartConsent.Refusal>(var refusal) ->
                    throw ConnectionProblems.of(refusal);
        };
    }

    private ResponseEntity<StartedProviderConnection> shown(ConsentStarted started) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookie.setFor(started))
                .body(StartedView.of(started));
    }

    @Override
    public ResponseEntity<ProviderConnection> completeProviderConnection(
            String state,
            @Nullable String idempotencyKey,
            @Nullable String code,
            @Nullable String error,
            @Nullable String iss) {
        if (code != null && error != null) {
            throw ProblemException.invalid("error", "ambiguous", "must not come with a code");
        }
        var command =
                new ConnectProvider(
                        new ConnectProvider.Arrival.SignedIn(user()),
                        Optional.ofNullable(code),
                        Optional.of(new Secret(state)),
                        Optional.ofNullable(error),
                        Optional.ofNullable(iss));
        return answers.answer(
                () -> completed(command), ConnectionController::created, ConnectionProblems::of);
    }

    private static ResponseEntity<ProviderConnection> created(Connection connection) {
        return ResponseEntity.created(URI.create("/api/v1/providers/" + connection.id()))
                .body(ConnectionView.of(connection));
    }

    /**
     * A request that cannot be an answer leaves the state, and the key that it has, as they are.
     */
    private Result<Connection, ConnectProvider.Refusal> completed(ConnectProvider command) {
        if (!connect.isAnswer(command)) {
            throw ConnectionProblems.of(ConnectProvider.Refusal.CODE_MISSING);
        }
        return connect.handle(command, current.caller());
    }

    @Override
    public ResponseEntity<ProviderConnectionList> listProviderConnections(Boolean activeOnly) {
        List<Connection> found = list.handle(new ListConnections(user(), activeOnly));
        long active = found.stream().filter(Connection::isActive).count();
        return ResponseEntity.ok(
                new ProviderConnectionList(
                        found.stream().map(ConnectionView::of).toList(),
                        found.size(),
                        (int) active));
    }

    @Override
    public ResponseEntity<ProviderConnection> getProviderConnection(UUID connectionId) {
        return get.handle(new GetConnection(user(), connectionId))
                .map(connection -> ResponseEntity.ok(ConnectionView.of(connection)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<ProviderConnection> updateProviderConnection(
            UUID connectionId, ConnectionPatch patch) {
        if (patch.change().isEmpty()) {
            return getProviderConnection(connectionId);
        }
        Optional<Alias> alias = patch.change().get().map(ConnectionController::alias);
        var command = new RenameConnection(user(), connectionId, alias);
        return switch (rename.handle(command, current.caller())) {
            case Result.Ok<Connection, RenameConnection.Refusal>(var connection) ->
                    ResponseEntity.ok(ConnectionView.of(connection));
            case Result.Err<Connection, RenameConnection.Refusal>(var refusal) ->
                    throw ConnectionProblems.of(refusal);
        };
    }

    @Override
    public ResponseEntity<Void> disconnectProvider(UUID connectionId, String accountData) {
        var command =
                new DisconnectProvider(
                        user(),
                        connectionId,
                        AccountData.valueOf(accountData.toUpperCase(Locale.ROOT)));
        return switch (disconnect.handle(command, current.caller())) {
            case Result.Ok<Connection, DisconnectProvider.Refusal> _ ->
                    ResponseEntity.noContent().build();
            case Result.Err<Connection, DisconnectProvider.Refusal>(var refusal) ->
                    switch (refusal) {
                        case ALREADY_DISCONNECTED -> ResponseEntity.noContent().build();
                        case CONNECTION_UNKNOWN -> throw ProblemException.notFound();
                    };
        };
    }

    @Override
    public ResponseEntity<TokenRefresh> refreshProviderTokens(
            UUID connectionId, @Nullable TokenRefreshRequest request) {
        boolean force = request != null && request.getForce();
        var command = new RefreshTokens(user(), connectionId, force);
        return switch (refresh.handle(command, current.caller())) {
            case Result.Ok<Renewal, RefreshTokens.Refusal>(var renewal) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(ConnectionView.of(renewal));
            case Result.Err<Renewal, RefreshTokens.Refusal>(var refusal) ->
                    throw ConnectionProblems.of(refusal);
        };
    }

    private UUID user() {
        return current.token().userId();
    }

    private static Alias alias(String text) {
        return switch (Alias.parse(text)) {
            case Result.Ok<Alias, String>(var alias) -> alias;
            case Result.Err<Alias, String>(var why) ->
                    throw new ProblemException(
                            ProblemType.VALIDATION_FAILED,
                            "The request is not valid.",
                            new com.dashtam.platform.http.Problem.FieldError(
                                    "alias", "invalid", why));
        };
    }
}

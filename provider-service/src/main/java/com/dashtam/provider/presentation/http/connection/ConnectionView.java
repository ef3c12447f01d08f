package com.dashtam.provider.presentation.http.connection;

import com.dashtam.provider.application.credential.RefreshTokens.Renewal;
import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.presentation.http.model.ProviderConnection;
import com.dashtam.provider.presentation.http.model.ProviderConnection.ReauthenticationReasonEnum;
import com.dashtam.provider.presentation.http.model.ProviderConnection.StatusEnum;
import com.dashtam.provider.presentation.http.model.TokenRefresh;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A connection as clients see it. */
public final class ConnectionView {

    private ConnectionView() {}

    public static ProviderConnection of(Connection connection) {
        var view =
                new ProviderConnection(
                        connection.id(),
                        connection.slug().value(),
                        StatusEnum.fromValue(connection.status().text()),
                        connection.isActive(),
                        connection.status().needsReauthentication(),
                        moment(connection.createdAt()),
                        moment(connection.updatedAt()));
        connection
                .status()
                .reauthenticationReason()
                .map(reason -> ReauthenticationReasonEnum.fromValue(reason.text()))
                .ifPresent(view::reauthenticationReason);
        connection.alias().map(Alias::value).ifPresent(view::alias);
        connection.connectedAt().map(ConnectionView::moment).ifPresent(view::connectedAt);
        connection.nextAllowedAt().map(ConnectionView::moment).ifPresent(view::nextAllowedAt);
        connection.lastSyncAt().map(ConnectionView::moment).ifPresent(view::lastSyncAt);
        return view;
    }

    static TokenRefresh of(Renewal renewal) {
        var view = new TokenRefresh(true, messageOf(renewal));
        renewal.expiresAt().map(ConnectionView::moment).ifPresent(view::expiresAt);
        return view;
    }

    private static String messageOf(Renewal renewal) {
        return switch (renewal) {
            case Renewal.Renewed _ -> "The token was renewed.";
            case Renewal.StillGood _ -> "The token is good for some time yet.";
            case Renewal.NothingToRenew() ->
                    "It does not end by itself; there is nothing to renew.";
        };
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

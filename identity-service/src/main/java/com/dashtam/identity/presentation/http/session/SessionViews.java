package com.dashtam.identity.presentation.http.session;

import com.dashtam.identity.application.session.SessionList;
import com.dashtam.identity.domain.session.Session;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Sessions as clients see them. */
public final class SessionViews {

    private SessionViews() {}

    public static com.dashtam.identity.presentation.http.model.SessionList of(SessionList list) {
        var sessions =
                list.sessions().stream().map(session -> of(session, list.current())).toList();
        return new com.dashtam.identity.presentation.http.model.SessionList(
                sessions, sessions.size(), list.activeCount());
    }

    static com.dashtam.identity.presentation.http.model.Session of(Session session, UUID current) {
        var view =
                new com.dashtam.identity.presentation.http.model.Session(
                        session.id(),
                        utc(session.createdAt()),
                        utc(session.lastActivityAt()),
                        utc(session.expiresAt()),
                        session.id().equals(current),
                        session.isEnded(),
                        session.providerUse().providers());
        session.device().ifPresent(view::deviceInfo);
        session.ipAddress().ifPresent(view::ipAddress);
        session.location().ifPresent(view::location);
        session.providerUse().last().ifPresent(view::lastProviderAccessed);
        session.providerUse()
                .lastSyncAt()
                .map(SessionViews::utc)
                .ifPresent(view::lastProviderSyncAt);
        return view;
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}

package com.dashtam.identity.application.email;

import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.kernel.command.QueryHandler;
import java.time.InstantSource;
import java.util.Optional;

/** Tells which address waits for its confirmation. */
public final class PendingEmailHandler implements QueryHandler<PendingEmail, Optional<Email>> {

    private final EmailChanges changes;
    private final InstantSource clock;

    public PendingEmailHandler(EmailChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Optional<Email> handle(PendingEmail query) {
        return changes.openOf(query.userId())
                .filter(change -> change.isOpen(clock.instant()))
                .map(EmailChange::wanted);
    }
}

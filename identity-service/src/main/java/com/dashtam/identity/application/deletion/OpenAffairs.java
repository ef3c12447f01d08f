package com.dashtam.identity.application.deletion;

import com.dashtam.events.identity.EmailChangeRefusal;
import com.dashtam.identity.application.email.AbandonedChanges;
import com.dashtam.identity.application.export.AbandonedExports;
import java.util.UUID;

/** Durable workflows of a user that a closed account leaves without sense. */
public final class OpenAffairs {

    private final AbandonedChanges changes;
    private final AbandonedExports exports;

    public OpenAffairs(AbandonedChanges changes, AbandonedExports exports) {
        this.changes = changes;
        this.exports = exports;
    }

    /** Runs in the transaction of whoever calls. */
    void end(UUID userId) {
        changes.endOpen(userId, EmailChangeRefusal.account_deleted);
        exports.endOpen(userId);
    }
}

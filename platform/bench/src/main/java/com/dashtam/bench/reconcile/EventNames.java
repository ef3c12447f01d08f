package com.dashtam.bench.reconcile;

import com.dashtam.kernel.event.Topic;

/** The declared names that single checks are about. */
final class EventNames {

    static final String USER_REGISTERED = "dashtam.identity.user_registration.succeeded";
    static final String REGISTRATION_FAILED = "dashtam.identity.user_registration.failed";
    static final String CONNECTION_ERASED = "dashtam.sync.connection_data.erased";
    static final String USER_DELETED = "dashtam.identity.user_deletion.succeeded";
    static final String LOGGED_IN = "dashtam.identity.user_login.succeeded";
    static final String SESSION_CREATED = "dashtam.identity.session.created";
    static final String SESSION_ENDED = "dashtam.identity.session.ended";
    static final String TOKEN_REUSED = "dashtam.identity.refresh_token_reuse.detected";
    static final String CONNECTED = "dashtam.provider.provider_connection.succeeded";
    static final String DISCONNECTED = "dashtam.provider.provider_disconnection.succeeded";
    static final String CONNECTION_CHANGED = "dashtam.provider.connection.changed";

    /** The audit action of what comes from the gateway, which has no outbox. */
    static final String RATE_LIMIT_DENIED = "rate_limit_check_denied";

    static final String DATA_VIEWED = "data_viewed";
    static final String SYNC_WORKFLOW = "provider_data_sync";
    static final String IMPORT_WORKFLOW = "file_import";

    /** The one kind of event on the audit topic that tells of a stored record. */
    static final String RECORD_STORED = "dashtam.audit.record.stored";

    /** The consumers, as the inboxes call them. */
    static final String MAIL = "dashtam.identity-service.mail";

    static final String CONNECTIONS = "dashtam.sync-service.connections";
    static final String AUDIT = "dashtam.audit-service.trail";

    private EventNames() {}

    static boolean isAudit(Event event) {
        return event.topic().equals(Topic.AUDIT_RECORDS.topicName());
    }
}

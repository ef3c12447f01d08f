package com.dashtam.identity.running;

import java.util.List;
import java.util.UUID;

/** What the service recorded, as its outbox holds it. */
final class OutboxRows {

    private static final String PREFIX = "dashtam.identity.";

    private OutboxRows() {}

    /** One event without its fields. */
    record Row(String type, UUID workflowId, String phase, String actor, String aggregateid) {}

    /** The events of the workflows whose records or keys name the text, in their order. */
    static List<String> typesNaming(String text) {
        return Identity.shared()
                .jdbc()
                .sql(
                        """
                        select type from outbox
                        where position(convert_to(:text, 'UTF8') in payload) > 0
                        order by sequence
                        """)
                .param("text", text)
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.substring(PREFIX.length()))
                .toList();
    }

    /** Everything with one key, in its order. */
    static List<Row> ofKey(String key) {
        return Identity.shared()
                .jdbc()
                .sql(
                        """
                        select type, workflow_id, phase, actor, aggregateid from outbox
                        where aggregateid = :key order by sequence
                        """)
                .param("key", key)
                .query(Row.class)
                .list();
    }
}

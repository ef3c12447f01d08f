package com.dashtam.platform.outbox;

import com.dashtam.platform.events.Schemas;
import java.util.Collection;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the definition of every schema beside the rows written with it. */
public final class SchemaRegister {

    private final JdbcClient jdbc;

    public SchemaRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what is new; run before the service writes its first event. */
    public void register(Collection<Schema> schemas) {
        for (Schema schema : schemas) {
            jdbc.sql(
                            "insert into event_schema (hash, definition) values (:hash, :definition)"
                                    + " on conflict do nothing")
                    .param("hash", Schemas.hashOf(schema))
                    .param("definition", schema.toString())
                    .update();
        }
    }
}

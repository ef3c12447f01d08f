package com.dashtam.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.events.identity.SessionEnded;
import com.dashtam.kernel.event.Topic;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemasTest {

    private static final Schema SCHEMA = SessionEnded.getClassSchema();

    private final Schemas schemas = new Schemas();

    @Test
    void findsWhatWasAdded() {
        schemas.add(SCHEMA);

        assertThat(schemas.require(Schemas.hashOf(SCHEMA))).isEqualTo(SCHEMA);
    }

    @Test
    void givesSchemasThatDifferInAPropertyDifferentHashes() {
        Schema other =
                new Schema.Parser().parse(SCHEMA.toString().replace("session_ended", "another"));

        assertThat(Schemas.hashOf(other)).isNotEqualTo(Schemas.hashOf(SCHEMA));
    }

    @Test
    void givesSchemasThatDifferInTheirDocumentationDifferentHashes() {
        Schema other =
                new Schema.Parser().parse(SCHEMA.toString().replace("A session is over", "Gone"));

        assertThat(Schemas.hashOf(other)).isNotEqualTo(Schemas.hashOf(SCHEMA));
    }

    @Test
    void acceptsADefinitionThatMatchesItsHash() {
        schemas.add(Schemas.hashOf(SCHEMA), SCHEMA.toString());

        assertThat(schemas.find(Schemas.hashOf(SCHEMA))).isPresent();
    }

    @Test
    void refusesADefinitionUnderAnotherHash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schemas.add("00ff", SCHEMA.toString()));
    }

    @Test
    void saysThatASchemaIsNotKnownYet() {
        assertThat(schemas.find("00ff")).isEmpty();
        assertThatExceptionOfType(UnknownSchemaException.class)
                .isThrownBy(() -> schemas.require("00ff"));
    }

    @Test
    void knowsTheRecordsOfEveryEventTopic() {
        for (Topic topic : Topic.values()) {
            assertThat(EventTypes.schemasOf(topic).isEmpty()).isEqualTo(topic == Topic.SCHEMAS);
        }
        assertThat(EventTypes.schemasOf(Topic.IDENTITY)).contains(SCHEMA);
    }
}

package com.dashtam.contract.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Protocol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedEventsTest {

    // How generated code asks Avro for java.lang.String; of no meaning on the wire.
    private static final String JAVA_STRING = ",\"avro.java.string\":\"String\"";

    static List<EventFile> files() {
        return EventFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void sayWhatTheContractSays(EventFile file) throws ReflectiveOperationException {
        var name = file.protocol().getNamespace() + "." + file.protocol().getName();
        var generated = (Protocol) Class.forName(name).getField("PROTOCOL").get(null);

        assertThat(wireForm(generated))
                .as("generated code is stale: mvn compile -pl shared-kernel")
                .isEqualTo(file.protocol().toString());
    }

    private static String wireForm(Protocol generated) {
        return generated
                .toString()
                .replace(JAVA_STRING, "")
                .replace("{\"type\":\"string\"}", "\"string\"");
    }
}

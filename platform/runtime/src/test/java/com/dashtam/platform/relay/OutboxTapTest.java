package com.dashtam.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class OutboxTapTest {

    private static final Schema ROW =
            SchemaBuilder.struct().optional().field("id", Schema.STRING_SCHEMA).build();
    private static final Schema CHANGE = SchemaBuilder.struct().field("after", ROW).build();

    private final OutboxTap tap = new OutboxTap();

    @Test
    void showsRowsToTheReaderOfItsName() {
        List<String> seen = new ArrayList<>();
        OutboxTap.register("a", change -> seen.add(change.getStruct("after").getString("id")));
        OutboxTap.register("b", change -> seen.add("another"));
        tap.configure(Map.of(OutboxTap.READER, "a"));

        tap.apply("key", new Struct(CHANGE).put("after", new Struct(ROW).put("id", "1")));
        OutboxTap.forget("a");
        OutboxTap.forget("b");

        assertThat(seen).containsExactly("1");
    }

    @Test
    void passesOverWhatIsNoNewRow() {
        OutboxTap.register(
                "a",
                change -> {
                    throw new AssertionError("a row");
                });
        tap.configure(Map.of(OutboxTap.READER, "a"));

        tap.apply("key", new Struct(CHANGE));
        tap.apply(
                "key",
                new Struct(SchemaBuilder.struct().field("ts_ms", Schema.INT64_SCHEMA).build()));
        OutboxTap.forget("a");
    }

    @Test
    void refusesAReaderThatHasEnded() {
        OutboxTap.register("a", change -> {});
        OutboxTap.forget("a");

        assertThatIllegalStateException()
                .isThrownBy(() -> tap.configure(Map.of(OutboxTap.READER, "a")));
        assertThatIllegalStateException().isThrownBy(() -> tap.configure(Map.of()));
    }

    @Test
    void refusesARowBeforeItIsConfigured() {
        var change = new Struct(CHANGE).put("after", new Struct(ROW).put("id", "1"));

        assertThatIllegalStateException().isThrownBy(() -> tap.apply("key", change));
    }
}

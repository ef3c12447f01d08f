package com.dashtam.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + ID + "-00f067aa0ba902b7-01";

    private final Ids ids = new UuidV7(InstantSource.system());

    @Test
    void continuesAValidTraceparent() {
        assertThat(Trace.join(PARENT, "another-trace", ids)).isEqualTo(new Trace(ID, PARENT));
    }

    @Test
    void readsATraceparentOfALaterVersion() {
        var later = "01" + PARENT.substring(2) + "-more";

        assertThat(Trace.join(later, null, ids)).isEqualTo(new Trace(ID, PARENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            })
    void beginsATraceWhenTheTraceparentIsInvalid(String traceparent) {
        var trace = Trace.join(traceparent, null, ids);

        assertThat(trace.id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
        assertThat(trace.traceparent()).matches("00-" + trace.id() + "-[0-9a-f]{16}-01");
    }

    @Test
    void keepsASaneTraceId() {
        var trace = Trace.join(null, "order-4711_retry", ids);

        assertThat(trace.id()).isEqualTo("order-4711_retry");
        assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void carriesATraceIdThatIsAUuidIntoTheTraceparent() {
        var trace = Trace.join(null, "4bf92f35-77b3-4da6-a3ce-929d0e0e4736", ids);

        assertThat(trace.traceparent()).startsWith("00-" + ID + "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space in it", "line\nbreak-line", "<script>alert"})
    void replacesATraceIdThatIsNotSane(String traceId) {
        assertThat(Trace.join(null, traceId, ids).id()).matches("[0-9a-f]{32}");
    }
}

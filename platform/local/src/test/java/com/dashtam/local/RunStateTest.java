package com.dashtam.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.local.server.ServerFailure;
import com.dashtam.local.system.Port;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {

    @Test
    void readsWhatItWrote(@TempDir Path folder) {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("API", "http://localhost:1/api?a=b");
        urls.put("a mailbox", "http://localhost:2/");
        RunState state = new RunState(Map.of(Port.KAFKA, 4711), urls);

        state.write(folder.resolve("state"));

        assertThat(RunState.read(folder.resolve("state"))).contains(state);
        assertThat(state.port(Port.KAFKA)).isEqualTo(4711);
    }

    @Test
    void isEmptyWithoutAFile(@TempDir Path folder) {
        assertThat(RunState.read(folder.resolve("state"))).isEmpty();
    }

    @Test
    void namesAFileThatItCannotWrite(@TempDir Path folder) {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> new RunState(Map.of(), Map.of()).write(folder))
                .withMessageContaining(folder.toString());
    }
}

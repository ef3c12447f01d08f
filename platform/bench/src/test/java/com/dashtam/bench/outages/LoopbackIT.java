package com.dashtam.bench.outages;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Port;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningSystem.class)
class LoopbackIT {

    /**
     * Of this machine like any other that is not 127.0.0.1: who listens everywhere answers here.
     */
    private static final String ANOTHER_ADDRESS = "127.0.0.2";

    private final World world;

    LoopbackIT(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource(Port.class)
    void listensOnTheLoopbackAddressAlone(Port port) throws IOException {
        int number = world.system().port(port);

        new Socket("127.0.0.1", number).close();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(ANOTHER_ADDRESS, number).close());
    }
}

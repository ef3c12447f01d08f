package com.dashtam.testing.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.local.server.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContainersTest {

    static List<Supplier<?>> servers() {
        var containers = new Containers(() -> false);
        return List.of(containers::postgres, containers::kafka, containers::redis);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void saysWhatIsMissingWhereNoDaemonAnswers(Supplier<?> server) {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(server::get)
                .withMessageContaining("needs a Docker daemon")
                .withMessageContaining("leave the property out");
    }

    @ParameterizedTest
    @EnumSource
    void pinsEachImageToAVersion(Image image) {
        assertThat(image.reference()).matches("[a-z/]+:\\d+\\.\\d+(\\.\\d+)?");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAFileThatDoesNotNameTheImage(Image image, @TempDir Path folder) throws IOException {
        var compose = Files.writeString(folder.resolve("compose.yml"), "image: other/redis:1.0\n");

        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> image.pinnedIn(compose))
                .withMessageContaining("names no image");
    }
}

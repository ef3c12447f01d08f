package com.dashtam.identity.infrastructure.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.export.ExportFailure;
import com.dashtam.identity.infrastructure.export.ZipArchivist.Source;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.export.UserExport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ZipArchivistTest {

    private static final int LIMIT = 100_000;
    private static final String WHOLE = "{\"things\":[]," + UserExport.END;
    private static final Source SOURCE = (_, out) -> out.write(WHOLE.getBytes(UTF_8));

    private static Result<byte[], ExportFailure> archive(Source other) {
        return new ZipArchivist(Map.of("one", SOURCE, "other", other), LIMIT)
                .archive(UUID.randomUUID());
    }

    private static Map<String, String> filesOf(byte[] archive) throws IOException {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    @Test
    void putsOneFileOfEachServiceInAnArchive() throws IOException {
        var archive = archive(SOURCE);

        assertThat(archive).isInstanceOf(Result.Ok.class);
        assertThat(filesOf(((Result.Ok<byte[], ExportFailure>) archive).value()))
                .isEqualTo(Map.of("one.json", WHOLE, "other.json", WHOLE));
    }

    @Test
    void takesAnEndThatComesInPieces() {
        assertThat(
                        archive((_, out) -> {
                            for (byte one : WHOLE.getBytes(UTF_8)) {
                                out.write(one);
                            }
                        }))
                .isInstanceOf(Result.Ok.class);
    }

    @Test
    void doesNotTakeAPartForTheWhole() {
        assertThat(archive((_, out) -> out.write("{\"things\":[".getBytes(UTF_8))))
                .isEqualTo(Result.err(ExportFailure.SERVICE_UNAVAILABLE));
        assertThat(archive((_, _) -> {})).isEqualTo(Result.err(ExportFailure.SERVICE_UNAVAILABLE));
    }

    @Test
    void takesAServiceThatBreaksForOneThatIsAway() {
        assertThat(
                        archive((_, _) -> {
                            throw new IOException("gone");
                        }))
                .isEqualTo(Result.err(ExportFailure.SERVICE_UNAVAILABLE));
    }

    @Test
    void refusesToGrowWithoutLimit() {
        byte[] noise = new byte[2 * LIMIT];
        new Random(7).nextBytes(noise);

        assertThat(archive((_, out) -> out.write(noise)))
                .isEqualTo(Result.err(ExportFailure.TOO_LARGE));
    }
}

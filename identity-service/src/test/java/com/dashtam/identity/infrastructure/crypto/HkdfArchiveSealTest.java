package com.dashtam.identity.infrastructure.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HkdfArchiveSealTest {

    private static final byte[] ARCHIVE = "everything".getBytes(UTF_8);

    private final HkdfArchiveSeal seal = new HkdfArchiveSeal(new byte[32]);

    private static DataExport any() {
        UUID user = UUID.randomUUID();
        var run = new Run(UUID.randomUUID(), new EventKey.User(user), World.STRANGER);
        return DataExport.requested(UUID.randomUUID(), user, Instant.EPOCH, run);
    }

    @Test
    void opensWhatItSealed() {
        var export = any();
        byte[] sealed = seal.close(export, ARCHIVE);
        assertThat(new String(sealed, UTF_8)).doesNotContain("everything");
        assertThat(seal.open(export, sealed)).isEqualTo(ARCHIVE);
    }

    @Test
    void opensNothingForAnotherExport() {
        byte[] sealed = seal.close(any(), ARCHIVE);
        assertThatThrownBy(() -> seal.open(any(), sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensNothingThatWasChangedOrSealedUnderAnotherKey() {
        var export = any();
        byte[] sealed = seal.close(export, ARCHIVE);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThatThrownBy(() -> new HkdfArchiveSeal(otherKey).open(export, sealed))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> seal.open(export, sealed))
                .isInstanceOf(IllegalStateException.class);
    }
}

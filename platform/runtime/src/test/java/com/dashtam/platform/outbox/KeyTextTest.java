package com.dashtam.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dashtam.kernel.event.EventKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID WORKFLOW = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");

    private final KeyText keys = new KeyText(new byte[32]);

    @Test
    void keysAUserByItsId() {
        assertThat(keys.of(new EventKey.User(ID), WORKFLOW)).isEqualTo(ID.toString());
    }

    @Test
    void keysNobodyByTheWorkflow() {
        assertThat(keys.of(new EventKey.OwnWorkflow(), WORKFLOW)).isEqualTo(WORKFLOW.toString());
    }

    @Test
    void keysAnAddressByAHashThatOnlyTheSecretGives() {
        var address = new EventKey.Email("ada@example.org");
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(keys.of(address, WORKFLOW))
                .isEqualTo(keys.of(address, ID))
                .doesNotContain("ada")
                .isNotEqualTo(new KeyText(other).of(address, WORKFLOW));
    }

    @Test
    void refusesAShortSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyText(new byte[31]));
    }
}

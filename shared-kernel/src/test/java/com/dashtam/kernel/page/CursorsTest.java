package com.dashtam.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private static final byte[] KEY = new byte[32];
    private static final byte[] POSITION = {1, 2, 3};

    private final Cursors cursors = new Cursors(KEY, "test");

    @Test
    void opensWhatItSealed() {
        String cursor = cursors.seal("list", POSITION);

        assertThat(cursors.open("list", cursor)).hasValue(POSITION);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void opensAnIdThatItSealed() {
        var id = UUID.randomUUID();

        assertThat(cursors.openId("list", cursors.seal("list", id))).hasValue(id);
    }

    @Test
    void findsNoIdInAPositionOfAnotherKind() {
        assertThat(cursors.openId("list", cursors.seal("list", POSITION))).isEmpty();
        assertThat(cursors.openId("list", cursors.seal("other", UUID.randomUUID()))).isEmpty();
    }

    @Test
    void keepsACursorToItsContext() {
        assertThat(cursors.open("other", cursors.seal("list", POSITION))).isEmpty();
    }

    @Test
    void keepsACursorToItsPurpose() {
        var others = new Cursors(KEY, "tes");

        assertThat(cursors.open("list", others.seal("tlist", POSITION))).isEmpty();
    }

    @Test
    void keepsACursorToItsKey() {
        byte[] otherKey = KEY.clone();
        otherKey[0] = 1;

        assertThat(cursors.open("list", new Cursors(otherKey, "test").seal("list", POSITION)))
                .isEmpty();
    }

    @Test
    void refusesACursorInWhichAnyByteWasChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursors.seal("list", POSITION));

        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = Arrays.copyOf(bytes, bytes.length);
            changed[i] ^= 1;
            assertThat(cursors.open("list", Base64.getUrlEncoder().encodeToString(changed)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "AAAA", "not base64!", "\u0000", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatIsNoCursor(String text) {
        assertThat(cursors.open("list", text)).isEmpty();
    }

    @Test
    void refusesAShortKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cursors(new byte[31], "test"));
    }
}

package com.dashtam.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir private Path folder;

    @Test
    void staysTheSameOnceDrawn() {
        Secrets first = Secrets.in(file());
        Secrets second = Secrets.in(file());

        assertThat(second.database(Component.SYNC, "app"))
                .isEqualTo(first.database(Component.SYNC, "app"));
        assertThat(second.keyCredentials()).isEqualTo(first.keyCredentials());
    }

    @Test
    void drawsOtherValuesForAnotherInstallation() {
        Secrets here = Secrets.in(file());
        Secrets there = Secrets.in(folder.resolve("there"));

        assertThat(there.keyHmac()).isNotEqualTo(here.keyHmac());
        assertThat(there.auditorPassword()).isNotEqualTo(here.auditorPassword());
    }

    @Test
    void addsWhatAnOlderFileLacksAndKeepsTheRest() throws IOException {
        Files.writeString(file(), "bank.admin=old\n");

        assertThat(Secrets.in(file()).bankAdmin()).isEqualTo("old");
        assertThat(Secrets.in(file()).bankClient()).isNotBlank();
    }

    @Test
    void keepsTheFileFromOtherUsers() throws IOException {
        Secrets.in(file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void makesKeysOf32Bytes() {
        assertThat(Base64.getDecoder().decode(Secrets.in(file()).keySigning())).hasSize(32);
        assertThat(Base64.getDecoder().decode(Secrets.in(file()).keyHmac())).hasSize(32);
    }

    @Test
    void makesAKeysetThatTinkEncryptsWith() throws GeneralSecurityException {
        Aead aead = aead(Secrets.in(file()));
        byte[] context = {1};

        byte[] sealed = aead.encrypt("token".getBytes(StandardCharsets.UTF_8), context);

        assertThat(aead.decrypt(sealed, context)).asString().isEqualTo("token");
    }

    @Test
    void addsKeysForCredentialsAndForgetsTheOlderOnes() throws Exception {
        Secrets secrets = Secrets.in(file());
        byte[] older = aead(secrets).encrypt(TOKEN, CONTEXT);

        secrets.addCredentialKey();
        byte[] newer = aead(secrets).encrypt(TOKEN, CONTEXT);
        assertThat(Arrays.copyOf(newer, 5)).isNotEqualTo(Arrays.copyOf(older, 5));
        assertThat(aead(Secrets.in(file())).decrypt(older, CONTEXT)).isEqualTo(TOKEN);

        assertThat(secrets.retireCredentialKeys()).isEqualTo(1);
        assertThat(secrets.retireCredentialKeys()).isZero();
        assertThat(aead(Secrets.in(file())).decrypt(newer, CONTEXT)).isEqualTo(TOKEN);
        Aead left = aead(secrets);
        assertThatThrownBy(() -> left.decrypt(older, CONTEXT))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void keepsTheKeysOfCredentialsInAFileOfTheirOwn() throws IOException {
        Secrets secrets = Secrets.in(file());
        Path keys = secrets.keyCredentialsFile();
        assertThat(keys).hasContent(secrets.keyCredentials());

        secrets.addCredentialKey();

        assertThat(keys).hasContent(secrets.keyCredentials());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        Files.writeString(keys, "what an interrupted rotation left");
        assertThat(Secrets.in(file()).keyCredentials()).isEqualTo(secrets.keyCredentials());
        assertThat(keys).hasContent(secrets.keyCredentials());
    }

    private static final byte[] TOKEN = "token".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = {1};

    private static Aead aead(Secrets secrets) throws GeneralSecurityException {
        AeadConfig.register();
        byte[] json = Base64.getDecoder().decode(secrets.keyCredentials());
        return TinkJsonProtoKeysetFormat.parseKeyset(
                        new String(json, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private Path file() {
        return folder.resolve("secrets.properties");
    }
}

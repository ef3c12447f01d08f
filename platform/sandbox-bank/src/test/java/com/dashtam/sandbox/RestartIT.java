package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("new").resolve("consents.json");
    }

    @Test
    void keepsConsentsInTheStateFile() throws IOException {
        Answer tokens = connectAndStop();

        try (SandboxBank bank = open()) {
            Recipient recipient = new Recipient(bank);

            assertThat(recipient.data("/accounts", tokens.text("access_token")).status())
                    .isEqualTo(200);
            assertThat(recipient.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
        }
    }

    @Test
    void stillKnowsAnOldRefreshToken() throws IOException {
        Answer first;
        Answer second;
        try (SandboxBank bank = open()) {
            Recipient recipient = new Recipient(bank);
            first = recipient.connect(anyCustomer());
            second = recipient.refresh(first.text("refresh_token"));
        }

        try (SandboxBank bank = open()) {
            Recipient recipient = new Recipient(bank);
            recipient.refresh(first.text("refresh_token"));

            assertThat(recipient.refresh(second.text("refresh_token")).text("error"))
                    .isEqualTo("invalid_grant");
        }
    }

    @Test
    void stillKnowsThatAConsentWasWithdrawn() throws IOException {
        String customer = anyCustomer();
        String token;
        try (SandboxBank bank = open()) {
            Recipient recipient = new Recipient(bank);
            token = recipient.accessTo(customer);
            recipient.adminDelete("/customers/" + customer + "/consents");
        }

        try (SandboxBank bank = open()) {
            assertThat(new Recipient(bank).data("/accounts", token).text("code")).isEqualTo("602");
        }
    }

    @Test
    void writesNoTokenIntoTheFile() throws IOException {
        Answer tokens = connectAndStop();

        assertThat(Files.readString(file))
                .isNotEmpty()
                .doesNotContain(tokens.text("access_token"), tokens.text("refresh_token"));
    }

    @Test
    void forgetsConsentsWithoutAStateFile() throws IOException {
        String token;
        try (SandboxBank bank = SandboxBank.start(Recipient.settings())) {
            token = new Recipient(bank).accessTo(anyCustomer());
        }

        try (SandboxBank bank = SandboxBank.start(Recipient.settings())) {
            assertThat(new Recipient(bank).data("/accounts", token).status()).isEqualTo(401);
        }
    }

    @Test
    void refusesToStartOnAFileThatIsSpoilt() throws IOException {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(file, "{\"grants\":[{");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }

    private Answer connectAndStop() throws IOException {
        try (SandboxBank bank = open()) {
            return new Recipient(bank).connect(anyCustomer());
        }
    }

    private SandboxBank open() throws IOException {
        return SandboxBank.start(Recipient.settings().withStateFile(file));
    }
}

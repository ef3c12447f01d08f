package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceDatabaseTest {

    private static final ServiceDatabase DATABASE =
            new ServiceDatabase("sync", "it's $1 \\1", "app", "relay");

    @Test
    void quotesWhatItPutsIntoTheTemplate() {
        assertThat(DATABASE.statements())
                .contains("ALTER ROLE \"sync_owner\" PASSWORD 'it''s $1 \\1'")
                .contains("CREATE DATABASE \"sync\" OWNER \"sync_owner\"");
    }

    @Test
    void leavesNoVariableAndNoCommentBehind() {
        assertThat(DATABASE.statements())
                .isNotEmpty()
                .noneMatch(sql -> sql.contains(":\"") || sql.contains(":'") || sql.contains("--"));
    }

    @Test
    void keepsItsPasswordsOutOfItsText() {
        assertThat(DATABASE.toString()).contains("sync").doesNotContain("it's", "relay");
    }
}

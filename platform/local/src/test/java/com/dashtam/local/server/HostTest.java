package com.dashtam.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX_X64",
        "Linux, aarch64, LINUX_ARM64",
        "Mac OS X, x86_64, MACOS_X64",
        "Mac OS X, aarch64, MACOS_ARM64"
    })
    void knowsTheMachinesThatThereAreBinariesFor(String system, String architecture, Host host) {
        assertThat(Host.of(system, architecture)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, s390x", "Mac OS X, ppc"})
    void rejectsAnyOtherAndNamesIt(String system, String architecture) {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> Host.of(system, architecture))
                .withMessageContaining(system)
                .withMessageContaining(architecture);
    }

    @Test
    void hasTheArchiveOfThisMachineOnTheClassPath() {
        assertThat(Host.class.getClassLoader().getResource(Host.current().postgresArchive()))
                .isNotNull();
    }
}

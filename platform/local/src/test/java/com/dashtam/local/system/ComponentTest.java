package com.dashtam.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.local.server.Installation;
import com.dashtam.local.server.ServerFailure;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentTest {

    @Test
    void isFoundByItsFullAndItsShortName() {
        assertThat(Component.require("sync-service")).isEqualTo(Component.SYNC);
        assertThat(Component.require("sync")).isEqualTo(Component.SYNC);
        assertThat(Component.require("sandbox-bank")).isEqualTo(Component.BANK);
    }

    @Test
    void rejectsAnUnknownNameAndListsTheKnownOnes() {
        assertThatExceptionOfType(ServerFailure.class)
                .isThrownBy(() -> Component.require("ledger"))
                .withMessageContaining("ledger")
                .withMessageContaining("sync-service");
    }

    @Test
    void usesEachPortInOnePlaceOnly() {
        Set<Port> seen = new HashSet<>();
        for (Component component : Component.values()) {
            assertThat(component.ports()).allMatch(seen::add);
        }
        assertThat(seen).containsExactlyInAnyOrder(Port.values());
    }

    @Test
    void isAModuleOfThisRepositoryIfItIsBuiltHere() {
        Path repository = Installation.root();
        for (Component component : Component.values()) {
            assertThat(component.jar(repository).stream())
                    .allSatisfy(
                            jar -> assertThat(jar.resolve("../../pom.xml").normalize()).exists());
        }
        assertThat(Component.GATEWAY.jar(repository))
                .contains(repository.resolve("gateway/target/gateway.jar"));
    }
}

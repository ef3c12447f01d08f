package com.dashtam.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {

    static Stream<Actor> actors() {
        return Stream.of(
                new Actor.User(UUID.randomUUID()),
                new Actor.Service("gateway"),
                new Actor.System("sync:schedule"),
                new Actor.Anonymous());
    }

    @ParameterizedTest
    @MethodSource("actors")
    void comesBackFromItsText(Actor actor) {
        assertThat(Actor.parse(actor.text())).isEqualTo(actor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user", "user:nobody", "robot:7", "User:x"})
    void refusesAnyOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.parse(text));
    }
}

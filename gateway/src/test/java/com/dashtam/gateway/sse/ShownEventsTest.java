package com.dashtam.gateway.sse;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.event.EventContract;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.EventTypes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contracts show to clients can be shown. */
class ShownEventsTest {

    private static final List<EventContract> SHOWN =
            Arrays.stream(Topic.values())
                    .flatMap(topic -> EventTypes.schemasOf(topic).stream())
                    .map(EventContract::of)
                    .filter(contract -> contract.sse().isPresent())
                    .toList();

    @Test
    void haveACategoryThatClientsCanAskFor() {
        assertThat(SHOWN)
                .isNotEmpty()
                .allSatisfy(contract ->
                        assertThat(Category.ofType(contract.sse().orElseThrow())).isPresent());
    }

    @Test
    void nameTheUserWhoMaySeeThem() {
        assertThat(SHOWN)
                .allSatisfy(
                        contract -> assertThat(contract.schema().getField("user_id")).isNotNull());
    }

    @Test
    void fillEachCategory() {
        var types = SHOWN.stream().map(contract -> contract.sse().orElseThrow()).toList();

        assertThat(types)
                .contains(
                        "sync.progress",
                        "sync.match.asked",
                        "sync.match.answered",
                        "sync.match.withdrawn",
                        "provider.token.expiring",
                        "import.progress",
                        "portfolio.balance.updated",
                        "portfolio.networth.updated",
                        "security.session.new");
        assertThat(types.stream().flatMap(type -> Category.ofType(type).stream()).distinct())
                .containsExactlyInAnyOrder(Category.values());
    }
}

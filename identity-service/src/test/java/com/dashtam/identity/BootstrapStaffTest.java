package com.dashtam.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.dashtam.identity.application.user.SeedStaffHandler;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.identity.fixture.World;
import com.dashtam.platform.secrets.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootstrapStaffTest {

    private static final String EMAIL = "DASHTAM_BOOTSTRAP_ADMIN_EMAIL";
    private static final String PASSWORD = "DASHTAM_BOOTSTRAP_ADMIN_PASSWORD";

    private final World world = new World();

    private void seedWith(Map<String, String> variables) {
        var handler =
                new SeedStaffHandler(world.registrations, world.users, world.ids, world.clock);
        new BootstrapStaff(
                        handler, name -> Optional.ofNullable(variables.get(name)).map(Secret::new))
                .seed();
    }

    @Test
    void isNobodyUnlessTheOperatorNamesSomebody() {
        seedWith(Map.of());
        seedWith(Map.of(EMAIL, "", PASSWORD, World.PASSWORD));

        assertThat(world.workflows.events()).isEmpty();
    }

    @Test
    void isWhomTheOperatorNames() {
        var email = World.anyEmail();

        seedWith(Map.of(EMAIL, email.value(), PASSWORD, World.PASSWORD));

        assertThat(world.users.findByEmail(email).orElseThrow().roles()).contains(Role.ADMIN);
    }

    @Test
    void hasNoPasswordByDefaultAndNoneThatIsWeak() {
        var email = World.anyEmail();

        assertThatIllegalStateException()
                .isThrownBy(() -> seedWith(Map.of(EMAIL, email.value())))
                .withMessageContaining(PASSWORD);
        assertThatIllegalStateException()
                .isThrownBy(() -> seedWith(Map.of(EMAIL, email.value(), PASSWORD, "admin")));
        assertThat(world.users.findByEmail(email)).isEmpty();
    }
}

package com.dashtam.identity.application.session;

import static com.dashtam.identity.fixture.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.result.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListSessionsHandlerTest {

    private final World world = new World();
    private final ListSessionsHandler handler =
            new ListSessionsHandler(world.sessions, world.clock);

    private Session newSessionOf(User user) {
        assertThat(world.signIn(user, PASSWORD)).isInstanceOf(Result.Ok.class);
        world.clock.forward(Duration.ofSeconds(1));
        return world.sessions.ofUser(user.id(), 1).getFirst();
    }

    private void end(Session session) {
        assertThat(
                        world.sessions.end(
                                session.id(),
                                session.userId(),
                                EndReason.LOGOUT,
                                world.clock.instant()))
                .isTrue();
    }

    @Test
    void listsTheActiveSessionsNewestFirst() {
        User user = world.member();
        Session first = newSessionOf(user);
        end(newSessionOf(user));
        Session third = newSessionOf(user);
        newSessionOf(world.member());

        assertThat(handler.handle(new ListSessions(user.id(), first.id(), true)))
                .isEqualTo(new SessionList(List.of(third, first), 2, first.id()));
    }

    @Test
    void listsEndedSessionsOnRequest() {
        User user = world.member();
        Session current = newSessionOf(user);
        Session ended = newSessionOf(user);
        end(ended);

        var list = handler.handle(new ListSessions(user.id(), current.id(), false));

        assertThat(list.sessions())
                .extracting(Session::id)
                .containsExactly(ended.id(), current.id());
        assertThat(list.activeCount()).isEqualTo(1);
    }
}

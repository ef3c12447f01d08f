package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.matching.AccountMatches.Replaced;
import com.dashtam.sync.domain.matching.Doubt;
import com.dashtam.sync.domain.matching.Matching.Question;
import com.dashtam.sync.fixture.Any;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class AccountMatchesContract {

    private final Ports ports = ports();
    private final Holder holder = Any.holder();
    private final List<UUID> candidates = List.of(UUID.randomUUID(), UUID.randomUUID());

    protected abstract Ports ports();

    @BeforeEach
    void knowTheConnection() {
        ports.transactions()
                .inTransaction(() -> {
                    ports.connections().save(Any.connectionOf(holder), Any.NOW);
                    return true;
                });
    }

    private Question question(String account) {
        return new Question(Any.account(account), candidates);
    }

    private List<AccountMatch> ask(Question... questions) {
        return replace(questions).asked();
    }

    private Replaced replace(Question... questions) {
        return ports.transactions()
                .inTransaction(() -> ports.matches().replace(holder, List.of(questions), Any.NOW));
    }

    private List<AccountMatch> open() {
        return ports.matches().listOwned(holder.userId());
    }

    @Test
    void keepsEverythingThatAQuestionSays() {
        assertThat(ask(question("a"))).hasSize(1);

        AccountMatch match = open().getFirst();

        assertThat(match.connectionId()).isEqualTo(holder.connectionId());
        assertThat(match.account()).isEqualTo(Any.account("a"));
        assertThat(match.candidates()).isEqualTo(candidates);
        assertThat(match.askedAt()).isEqualTo(Any.NOW);
        assertThat(ports.matches().findOwned(match.id(), holder.userId())).contains(match);
    }

    @Test
    void asksAgainOnlyWhatWasNotOpen() {
        UUID first = ask(question("a")).getFirst().id();

        assertThat(ask(question("a"), question("b")))
                .extracting(match -> match.account().providerAccountId())
                .containsExactly("b");
        assertThat(open()).extracting(AccountMatch::id).contains(first).hasSize(2);
    }

    @Test
    void takesInWhatIsNewAboutAnOpenQuestion() {
        replace(question("a"));
        var richer = Any.withBalance(Any.account("a"), "9.75");

        assertThat(ask(new Question(richer, List.of(candidates.getLast())))).isEmpty();

        assertThat(open().getFirst().account()).isEqualTo(richer);
        assertThat(open().getFirst().candidates()).containsExactly(candidates.getLast());
    }

    @Test
    void forgetsWhatIsNoQuestionAnyMore() {
        replace(question("a"), question("b"));

        assertThat(replace(question("b")).withdrawn())
                .extracting(match -> match.account().providerAccountId())
                .containsExactly("a");
        assertThat(open())
                .extracting(match -> match.account().providerAccountId())
                .containsExactly("b");

        assertThat(replace().withdrawn()).hasSize(1);
        assertThat(open()).isEmpty();
        assertThat(replace().withdrawn()).isEmpty();
    }

    @Test
    void removesOne() {
        UUID id = ask(question("a"), question("b")).getFirst().id();

        ports.transactions()
                .inTransaction(() -> {
                    ports.matches().remove(id);
                    return true;
                });

        assertThat(open()).hasSize(1);
        assertThat(ports.matches().findOwned(id, holder.userId())).isEmpty();
    }

    @Test
    void tellsWhatTheQuestionsOfAConnectionLeaveOpen() {
        replace(question("a"), question("b"));

        Doubt doubt = ports.matches().doubt(holder.connectionId());

        assertThat(doubt.shown()).containsExactlyInAnyOrder("a", "b");
        assertThat(doubt.kept()).containsExactlyInAnyOrderElementsOf(candidates);
        assertThat(ports.matches().doubt(UUID.randomUUID()).shown()).isEmpty();
    }

    @Test
    void showsNothingToAnotherUser() {
        UUID id = ask(question("a")).getFirst().id();

        assertThat(ports.matches().listOwned(UUID.randomUUID())).isEmpty();
        assertThat(ports.matches().findOwned(id, UUID.randomUUID())).isEmpty();
    }
}

package com.dashtam.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountMatchIT {

    private static final String MATCHES = "/api/v1/account-matches";

    private final SyncSystem system = SyncSystem.shared();

    private static String answersOf(String match) {
        return MATCHES + "/" + match + "/answers";
    }

    /** Of two accounts that nothing tells apart one comes under another identifier. */
    private Bank ambiguous() {
        var bank =
                Bank.of(system)
                        .has(Any.namedAlike("1"), Any.namedAlike("2"))
                        .has(Any.transaction("1").get())
                        .read();
        bank.has(Any.namedAlike("9"));
        bank.ended(bank.sync("accounts", true));
        return bank;
    }

    private static String only(Answer matches) {
        return matches.each("matches", "id").getFirst();
    }

    @Test
    void putsAnAmbiguousAccountToItsUserAndKeepsItAsTheUserSays() {
        var bank = ambiguous();
        var asked = bank.user().get(MATCHES);
        String account =
                asked.body()
                        .path("matches")
                        .path(0)
                        .path("candidates")
                        .path(0)
                        .path("id")
                        .asString();

        var answer =
                bank.user()
                        .post(
                                answersOf(only(asked)),
                                "{\"account_id\": \"%s\"}".formatted(account));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("id")).isEqualTo(account);
        assertThat(answer.text("provider_account_id")).isEqualTo("9");
        assertThat(bank.user().get(MATCHES).body().path("matches")).isEmpty();
        assertThat(bank.user().get("/api/v1/accounts").body().path("accounts")).hasSize(2);
    }

    @Test
    void countsWhatWaitsApartFromErrorsAndReadsItAfterTheAnswer() {
        var bank = ambiguous().has(Any.transaction("9").get(), Any.transaction("9").get());
        var sync = bank.ended(bank.sync("all", true));
        assertThat(sync.number("errors")).isZero();
        assertThat(sync.number("awaiting_match")).isEqualTo(3);
        assertThat(sync.text("message")).contains("3 wait");

        var answer = bank.user().post(answersOf(only(bank.user().get(MATCHES))), "{}");

        String started = bank.user().get("/api/v1/syncs?limit=1").each("syncs", "id").getFirst();
        var followed = bank.user().ended("/api/v1/syncs/" + started);
        assertThat(followed.text("trigger")).isEqualTo("user");
        assertThat(followed.number("awaiting_match")).isZero();
        assertThat(followed.number("transactions_created")).isEqualTo(2);
        String transactions = "/api/v1/accounts/" + answer.text("id") + "/transactions";
        assertThat(bank.user().get(transactions).body().path("transactions")).hasSize(2);
    }

    @Test
    void refusesAnAccountThatIsNoCandidate() {
        var bank = ambiguous();

        var answer =
                bank.user()
                        .post(
                                answersOf(only(bank.user().get(MATCHES))),
                                "{\"account_id\": \"%s\"}".formatted(UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(bank.user().get(MATCHES).body().path("matches")).hasSize(1);
    }

    @Test
    void showsNoQuestionToAnotherUser() {
        var bank = ambiguous();
        var stranger = system.user();

        assertThat(stranger.get(MATCHES).body().path("matches")).isEmpty();
        assertThat(stranger.post(answersOf(only(bank.user().get(MATCHES))), "{}").status())
                .isEqualTo(404);
    }
}

package com.dashtam.provider.contract;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.fixture.StubServer.Asked;
import com.dashtam.provider.infrastructure.http.HttpLimits;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How one kind of institution says what every institution says, and the adapter that reads it. */
interface InstitutionDialect {

    /** The account in every scene. */
    String ACCOUNT_NUMBER = "12345678";

    /** What a request is for. */
    enum Kind {
        ACCOUNTS,
        TRANSACTIONS,
        HOLDINGS,
        OTHER
    }

    /**
     * An institution with one account.
     *
     * @param more members that stand in every object beside those of the description
     */
    record Scene(String balance, List<Row> rows, List<Held> held, String more) {

        static Scene empty() {
            return new Scene("100.25", List.of(), List.of(), "");
        }

        Scene withRows(List<Row> others) {
            return new Scene(balance, others, held, more);
        }

        Scene withHeld(List<Held> others) {
            return new Scene(balance, rows, others, more);
        }

        Scene withBalance(String other) {
            return new Scene(other, rows, held, more);
        }

        Scene withMore(String members) {
            return new Scene(balance, rows, held, members);
        }
    }

    /**
     * A purchase or a sale of a single piece.
     *
     * @param amount what the account gained or lost
     * @param known whether the description knows its kind
     */
    record Row(String id, Instant at, String amount, boolean known) {

        boolean gained() {
            return !amount.startsWith("-");
        }

        String absolute() {
            return amount.replaceFirst("^-", "");
        }
    }

    /**
     * @param known whether the description knows its kind
     */
    record Held(String symbol, String quantity, String worth, boolean known) {}

    OnlineInstitution adapter(URI base, HttpLimits limits, InstantSource clock);

    /** What opens the account, in the adapter's own form. */
    String access();

    Kind kindOf(Asked asked);

    /** The body of the answer; absent when there is nothing of the kind. */
    Optional<String> answer(Asked asked, Scene scene);

    /** What a transaction becomes that the description does not know, and that brought money. */
    TransactionSubtype unknownGain();
}

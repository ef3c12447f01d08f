package com.dashtam.sync.domain.matching;

import com.dashtam.sync.domain.ledger.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The questions that are open. Callers provide the transaction, and lock the connection first. */
public interface AccountMatches {

    /**
     * Makes these the questions of a connection. One that was open before for the same account of
     * the institution stays the same question.
     *
     * @return what has become different
     */
    Replaced replace(Holder holder, List<Matching.Question> questions, Instant now);

    /**
     * How the questions of a connection have changed.
     *
     * @param asked those that were not open before
     * @param withdrawn those that are not open any more
     */
    record Replaced(List<AccountMatch> asked, List<AccountMatch> withdrawn) {}

    /** The oldest first. */
    List<AccountMatch> listOwned(UUID userId);

    Optional<AccountMatch> findOwned(UUID id, UUID userId);

    void remove(UUID id);

    List<AccountMatch> listOfConnection(UUID connectionId);

    /** What the questions of a connection leave open. */
    default Doubt doubt(UUID connectionId) {
        return Doubt.of(listOfConnection(connectionId));
    }
}

package com.dashtam.identity.domain.deletion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts that are to be deleted; a row leaves with the account or the wish. */
public interface UserDeletions {

    void add(UserDeletion deletion);

    Optional<UserDeletion> ofUser(UUID userId);

    /** Ends the wish; false when it is gone, or the services have been told already. */
    boolean withdraw(UUID id);

    /** Those whose time has come, locked; those that others hold are left out. */
    List<UserDeletion> lockDue(Instant now, int limit);

    /** Notes that the services have been told. */
    void begin(UUID id, Instant now);

    /** Notes an answer, and keeps others from noting one until the transaction ends. */
    Optional<UserDeletion> answer(UUID id, DataHolder holder);

    /**
     * Those that lack answers and were not reported yet, locked; those that others hold are left
     * out.
     *
     * @param begunBefore only those of which the services were told before this moment
     */
    List<UserDeletion> lockOverdue(Instant begunBefore, int limit);

    void markReported(UUID id, Instant now);

    /** Removes every row that this service keeps of the user, the deletion's own included. */
    void eraseUser(UUID userId);
}

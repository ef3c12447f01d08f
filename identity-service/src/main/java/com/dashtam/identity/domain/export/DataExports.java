package com.dashtam.identity.domain.export;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The copies that were asked for, one queued at a time for a user, and their archives. */
public interface DataExports {

    void add(DataExport export);

    Optional<DataExport> openOf(UUID userId);

    /** Empty also when it is another user's. */
    Optional<DataExport> findOwned(UUID id, UUID userId);

    int countSince(UUID userId, Instant since);

    /**
     * Takes a queued export that is due, for one worker alone.
     *
     * @param until when another may take it, should this one die
     */
    Optional<DataExport> claim(Instant now, Instant until);

    /** Puts a claimed export back until then. */
    void retry(DataExport claimed, Instant after);

    /** False, and nothing is kept, when the export was ended or taken by another meanwhile. */
    boolean succeed(DataExport claimed, byte[] archive, Instant now, Instant expiresAt);

    /** False when the export was ended or taken by another meanwhile. */
    boolean fail(DataExport claimed, Instant now);

    /** Empty once it is destroyed, or before it is made. */
    Optional<byte[]> archive(DataExport export);

    /**
     * Destroys archives whose time is over.
     *
     * @return how many there were, up to the limit
     */
    int expire(Instant now, int limit);
}

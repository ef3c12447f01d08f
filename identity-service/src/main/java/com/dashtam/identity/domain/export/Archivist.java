package com.dashtam.identity.domain.export;

import com.dashtam.kernel.result.Result;
import java.util.UUID;

/** Makes an archive of what all services hold of a user. */
public interface Archivist {

    /** Asks every service, so it takes its time and must not be called in a transaction. */
    Result<byte[], ExportFailure> archive(UUID userId);
}

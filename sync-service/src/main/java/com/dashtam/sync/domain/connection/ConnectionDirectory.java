package com.dashtam.sync.domain.connection;

import com.dashtam.kernel.result.Result;
import java.util.Optional;
import java.util.UUID;

/** Asks provider-service for a connection whose events have not arrived yet. */
public interface ConnectionDirectory {

    Result<Optional<ConnectionState>, Unreachable> find(UUID id);

    /** Provider-service did not answer. */
    enum Unreachable {
        PROVIDER_SERVICE
    }
}

package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.connection.Alias;
import java.util.Optional;
import java.util.UUID;

/**
 * A user gives a connection another name.
 *
 * @param alias absent to remove the name
 */
public record RenameConnection(UUID userId, UUID connectionId, Optional<Alias> alias)
        implements Command {

    /** Why it keeps its name. */
    public enum Refusal {
        CONNECTION_UNKNOWN
    }
}

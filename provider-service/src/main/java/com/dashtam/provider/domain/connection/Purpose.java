package com.dashtam.provider.domain.connection;

import java.util.Optional;
import java.util.UUID;

/** What a credential is asked for. */
public sealed interface Purpose {

    record NewConnection(Optional<Alias> alias) implements Purpose {}

    /** The connection stays what it is, with its accounts and their history. */
    record Reauthorization(UUID connectionId) implements Purpose {}
}

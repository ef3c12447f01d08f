package com.dashtam.platform.http;

import com.dashtam.kernel.command.Actor;
import java.util.Optional;
import java.util.UUID;

/** Whom verified credentials stand for. */
public interface Principal {

    Actor actor();

    /** The session that the credentials belong to, if they belong to one. */
    default Optional<UUID> session() {
        return Optional.empty();
    }
}

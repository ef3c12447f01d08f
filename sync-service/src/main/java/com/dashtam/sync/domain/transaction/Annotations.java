package com.dashtam.sync.domain.transaction;

import java.util.Optional;

/**
 * What only its user says of a transaction; no sync touches it.
 *
 * @param description how the user calls it
 */
public record Annotations(Optional<String> note, Optional<String> description) {

    public static final Annotations NONE = new Annotations(Optional.empty(), Optional.empty());
}

package com.dashtam.provider.presentation.http.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a rename, which tells a member that is null from one that is not there. */
public final class ConnectionPatch {

    private boolean given;
    private @Nullable String alias;

    @JsonProperty("alias")
    public void setAlias(@Nullable String alias) {
        this.given = true;
        this.alias = alias;
    }

    @Size(min = 1, max = 100)
    public @Nullable String getAlias() {
        return alias;
    }

    /** Absent when the body does not speak of the alias; empty inside when it removes it. */
    Optional<Optional<String>> change() {
        return given ? Optional.of(Optional.ofNullable(alias)) : Optional.empty();
    }
}

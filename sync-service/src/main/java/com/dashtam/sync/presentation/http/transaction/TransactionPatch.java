package com.dashtam.sync.presentation.http.transaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of an edit, which tells a member that is null from one that is not there. */
public final class TransactionPatch {

    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_DESCRIPTION = 1_000;

    /** PostgreSQL keeps every character but this one. */
    private static final String STORABLE = "[^\\x00]*";

    private boolean noteGiven;
    private boolean descriptionGiven;
    private @Nullable String note;
    private @Nullable String ownDescription;

    @JsonProperty("note")
    public void setNote(@Nullable String note) {
        this.noteGiven = true;
        this.note = note;
    }

    @JsonProperty("own_description")
    public void setOwnDescription(@Nullable String ownDescription) {
        this.descriptionGiven = true;
        this.ownDescription = ownDescription;
    }

    @Size(min = 1, max = LONGEST_NOTE)
    @Pattern(regexp = STORABLE)
    public @Nullable String getNote() {
        return note;
    }

    @Size(min = 1, max = LONGEST_DESCRIPTION)
    @Pattern(regexp = STORABLE)
    public @Nullable String getOwnDescription() {
        return ownDescription;
    }

    /** Absent when the body does not speak of the note; empty inside when it removes it. */
    Optional<Optional<String>> note() {
        return noteGiven ? Optional.of(Optional.ofNullable(note)) : Optional.empty();
    }

    /** The same of the description. */
    Optional<Optional<String>> description() {
        return descriptionGiven
                ? Optional.of(Optional.ofNullable(ownDescription))
                : Optional.empty();
    }
}

package com.dashtam.sync.presentation.http.account;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.domain.account.OwnName;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of an account's settings, which tells a member that is null from an absent one. */
public final class AccountPatch {

    private boolean excludedGiven;
    private @Nullable Boolean excluded;
    private boolean ownNameGiven;
    private @Nullable String ownName;

    @JsonProperty("excluded_from_net_worth")
    public void setExcludedFromNetWorth(@Nullable Boolean excludedFromNetWorth) {
        this.excludedGiven = true;
        this.excluded = excludedFromNetWorth;
    }

    @JsonProperty("own_name")
    public void setOwnName(@Nullable String ownName) {
        this.ownNameGiven = true;
        this.ownName = ownName;
    }

    @Size(min = 1, max = OwnName.MAX_LENGTH)
    public @Nullable String getOwnName() {
        return ownName;
    }

    boolean isEmpty() {
        return !excludedGiven && !ownNameGiven;
    }

    /**
     * Empty when the body does not speak of it.
     *
     * @throws ProblemException of status 400 when it is null: an account counts or does not
     */
    Optional<Boolean> exclusion() {
        if (excludedGiven && excluded == null) {
            throw ProblemException.invalid("excluded_from_net_worth", "null", "must not be null");
        }
        return Optional.ofNullable(excluded);
    }

    /**
     * Empty when the body does not speak of the name; empty inside when it removes it.
     *
     * @throws ProblemException of status 400 when it is none
     */
    Optional<Optional<OwnName>> name() {
        return ownNameGiven
                ? Optional.of(Optional.ofNullable(ownName).map(AccountPatch::parsed))
                : Optional.empty();
    }

    private static OwnName parsed(String text) {
        return switch (OwnName.parse(text)) {
            case Result.Ok<OwnName, String>(var name) -> name;
            case Result.Err<OwnName, String>(var why) ->
                    throw ProblemException.invalid("own_name", "invalid", why);
        };
    }
}

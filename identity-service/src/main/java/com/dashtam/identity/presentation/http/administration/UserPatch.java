package com.dashtam.identity.presentation.http.administration;

import com.dashtam.identity.domain.session.SessionTier;
import com.dashtam.identity.presentation.http.model.User.SessionTierEnum;
import com.dashtam.platform.http.ProblemException;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a change to a user, which tells a member that is null from one that is not there. */
public final class UserPatch {

    private boolean sessionTierGiven;
    private @Nullable SessionTierEnum sessionTier;
    private boolean maxSessionsGiven;
    private @Nullable Integer maxSessions;

    @JsonProperty("session_tier")
    public void setSessionTier(@Nullable SessionTierEnum sessionTier) {
        this.sessionTierGiven = true;
        this.sessionTier = sessionTier;
    }

    @JsonProperty("max_sessions")
    public void setMaxSessions(@Nullable Integer maxSessions) {
        this.maxSessionsGiven = true;
        this.maxSessions = maxSessions;
    }

    @Min(1)
    @Max(1000)
    public @Nullable Integer getMaxSessions() {
        return maxSessions;
    }

    /**
     * Empty when the body does not speak of the tier.
     *
     * @throws ProblemException of status 400 when it is null: everybody has a tier
     */
    Optional<SessionTier> tier() {
        if (sessionTierGiven && sessionTier == null) {
            throw ProblemException.invalid("session_tier", "null", "must not be null");
        }
        return Optional.ofNullable(sessionTier).map(tier -> SessionTier.parse(tier.getValue()));
    }

    /** Empty when the body does not speak of the number; empty inside when it removes it. */
    Optional<Optional<Integer>> ownMaxSessions() {
        return maxSessionsGiven ? Optional.of(Optional.ofNullable(maxSessions)) : Optional.empty();
    }
}

package com.dashtam.identity.application.token;

import com.dashtam.events.identity.TokenRejectedDueToRotation;
import com.dashtam.events.identity.TokenRejection;
import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.domain.token.StoredRefreshToken;
import com.dashtam.identity.domain.user.User;
import com.dashtam.kernel.workflow.Fact;
import java.time.Instant;
import java.util.Optional;

/** Compares a refresh token's versions with the lowest that are believed. */
final class VersionCheck {

    private VersionCheck() {}

    /** What is to be told of a token that was rotated away; empty for one that may be used. */
    static Optional<Fact> rejection(
            StoredRefreshToken token, User user, GlobalTokenVersion global, Instant now) {
        var versions = token.versions();
        if (versions.user() < user.minRefreshVersion()) {
            return Optional.of(
                    rejected(
                            user,
                            versions.user(),
                            user.minRefreshVersion(),
                            TokenRejection.user_rotation));
        }
        int minimum = global.minimum(now);
        return versions.global() < minimum
                ? Optional.of(
                        rejected(user, versions.global(), minimum, TokenRejection.global_rotation))
                : Optional.empty();
    }

    private static Fact rejected(User user, int version, int required, TokenRejection why) {
        return Fact.about(
                user.id(), new TokenRejectedDueToRotation(user.id(), version, required, why));
    }
}

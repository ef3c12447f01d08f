package com.dashtam.identity.application.token;

import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.token.AccessGrant;
import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.domain.token.SignedToken;
import com.dashtam.identity.domain.token.TokenSettings;
import com.dashtam.identity.domain.token.TokenSigning;
import com.dashtam.identity.domain.token.TokenVersions;
import com.dashtam.identity.domain.user.User;
import com.dashtam.kernel.id.Ids;
import java.time.Instant;

/** Issues access tokens that carry what holds for the user at this moment. */
public final class AccessTokens {

    private final TokenSigning signing;
    private final TokenSettings settings;
    private final Ids ids;

    public AccessTokens(TokenSigning signing, TokenSettings settings, Ids ids) {
        this.signing = signing;
        this.settings = settings;
        this.ids = ids;
    }

    public SignedToken issue(User user, Session session, TokenVersions versions, Instant now) {
        return signing.sign(
                new AccessGrant(ids.next(), user.id(), session.id(), user.roles(), versions, now));
    }

    public TokenVersions versionsFor(User user) {
        return versionsFor(user, global());
    }

    GlobalTokenVersion global() {
        return settings.current();
    }

    static TokenVersions versionsFor(User user, GlobalTokenVersion global) {
        return new TokenVersions(user.tokenVersion(), global.version());
    }
}

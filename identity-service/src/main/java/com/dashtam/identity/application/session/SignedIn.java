package com.dashtam.identity.application.session;

import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.domain.token.DeviceToken;
import java.util.Optional;

/**
 * A session is open.
 *
 * @param device what the device shows at its next sign-in to be known again, where it was not told
 *     before
 */
public record SignedIn(IssuedTokens tokens, Optional<DeviceToken> device) implements SignInAnswer {}

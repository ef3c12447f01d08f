package com.dashtam.identity.application.session;

import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.domain.token.DeviceToken;

/**
 * A session is open.
 *
 * @param device what the device shows at its next sign-in to be known again
 */
public record SignedIn(IssuedTokens tokens, DeviceToken device) {}

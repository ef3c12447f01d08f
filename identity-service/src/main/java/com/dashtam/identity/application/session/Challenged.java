package com.dashtam.identity.application.session;

import com.dashtam.identity.application.mfa.PosedChallenge;
import com.dashtam.identity.domain.token.DeviceToken;

/**
 * The password was right, and something else is asked for.
 *
 * @param device what the device shows at its next sign-in to be known again
 */
public record Challenged(PosedChallenge challenge, DeviceToken device) implements SignInAnswer {}

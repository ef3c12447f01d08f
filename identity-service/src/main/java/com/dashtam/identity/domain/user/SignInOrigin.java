package com.dashtam.identity.domain.user;

import com.dashtam.identity.domain.token.TokenHash;
import java.util.Optional;

/**
 * Who tries to sign in, as far as can be told before the password is believed.
 *
 * @param account the address that is tried, whether somebody has it or not
 * @param knownDevice a device that has signed in to that account before; empty for all others
 */
public record SignInOrigin(Email account, Optional<TokenHash> knownDevice) {}

package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.kernel.command.Command;
import java.util.Optional;

/**
 * Somebody presents an address and a password.
 *
 * @param device what an earlier sign-in gave the device to be known again
 */
public record SignIn(Email email, Password password, Optional<DeviceToken> device)
        implements Command {}

package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.SignInOrigin;
import com.dashtam.identity.domain.user.User;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Tells a device that has signed in before from a stranger's. */
public final class DeviceRecognition {

    private final KnownDevices devices;
    private final RandomGenerator random;

    public DeviceRecognition(KnownDevices devices, RandomGenerator random) {
        this.devices = devices;
        this.random = random;
    }

    SignInOrigin originOf(SignIn command) {
        return new SignInOrigin(
                command.email(),
                command.device()
                        .map(DeviceToken::hash)
                        .filter(device -> devices.knows(command.email(), device)));
    }

    /** Whether a user who has signed in before does so from a device that the account ignores. */
    boolean isNew(SignInOrigin origin, User user) {
        return origin.knownDevice().isEmpty() && devices.knowsAny(user.id());
    }

    /**
     * What the device is known by. A token that nobody knows is replaced, for whoever planted it in
     * the browser would be known afterwards, too.
     */
    DeviceToken tokenFor(SignIn command) {
        return command.device()
                .filter(presented -> devices.knows(presented.hash()))
                .orElseGet(() -> DeviceToken.mint(random));
    }

    /** Remembers the device that a user has signed in from. */
    void remember(DeviceToken device, User user, Instant now) {
        devices.remember(user.id(), device.hash(), now);
    }
}

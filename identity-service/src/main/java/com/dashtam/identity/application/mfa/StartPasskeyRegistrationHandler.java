package com.dashtam.identity.application.mfa;

import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.PasskeyRegistration;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.WebAuthnChallenge;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Poses the challenge that a new passkey must sign. */
public final class StartPasskeyRegistrationHandler {

    private final Transactions transactions;
    private final Users users;
    private final Passkeys passkeys;
    private final RecentAuthentication recent;
    private final Ids ids;
    private final RandomGenerator random;
    private final InstantSource clock;

    public StartPasskeyRegistrationHandler(
            Transactions transactions,
            Users users,
            Passkeys passkeys,
            RecentAuthentication recent,
            Ids ids,
            RandomGenerator random,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.passkeys = passkeys;
        this.recent = recent;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    public Result<PasskeySetup, EnableRefused> handle(StartPasskeyRegistration command) {
        if (!recent.covers(command.sessionId())) {
            return Result.err(EnableRefused.STEP_UP_REQUIRED);
        }
        List<Passkey> present = passkeys.ofUser(command.userId());
        if (present.size() >= Passkey.MAX_PER_USER) {
            return Result.err(EnableRefused.TOO_MANY_PASSKEYS);
        }
        User user = users.find(command.userId()).orElseThrow();
        var registration =
                PasskeyRegistration.begin(
                        ids.next(), user.id(), WebAuthnChallenge.mint(random), clock.instant());
        return transactions.inTransaction(() -> {
            passkeys.begin(registration);
            return Result.ok(new PasskeySetup(registration, user.email(), present));
        });
    }
}

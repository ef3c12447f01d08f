package com.dashtam.identity.application.mfa;

import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes a secret for an authenticator app. It protects nothing until a code of it was shown. */
public final class StartTotpEnrollmentHandler {

    private final Transactions transactions;
    private final Users users;
    private final TotpFactors totp;
    private final RecentAuthentication recent;
    private final Ids ids;
    private final RandomGenerator random;
    private final InstantSource clock;

    public StartTotpEnrollmentHandler(
            Transactions transactions,
            Users users,
            TotpFactors totp,
            RecentAuthentication recent,
            Ids ids,
            RandomGenerator random,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.totp = totp;
        this.recent = recent;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    public Result<TotpSetup, EnableRefused> handle(StartTotpEnrollment command) {
        if (!recent.covers(command.sessionId())) {
            return Result.err(EnableRefused.STEP_UP_REQUIRED);
        }
        if (totp.find(command.userId()).isPresent()) {
            return Result.err(EnableRefused.ALREADY_ENABLED);
        }
        User user = users.find(command.userId()).orElseThrow();
        var enrollment =
                TotpEnrollment.begin(
                        ids.next(), user.id(), TotpSecret.mint(random), clock.instant());
        return transactions.inTransaction(() -> {
            totp.begin(enrollment);
            return Result.ok(new TotpSetup(enrollment, user.email()));
        });
    }
}

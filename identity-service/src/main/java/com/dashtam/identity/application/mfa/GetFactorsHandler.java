package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.RecoveryCodes;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.kernel.command.QueryHandler;
import java.util.UUID;

/** Shows a user his factors. */
public final class GetFactorsHandler implements QueryHandler<GetFactors, FactorList> {

    private final TotpFactors totp;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;

    public GetFactorsHandler(TotpFactors totp, Passkeys passkeys, RecoveryCodes recoveryCodes) {
        this.totp = totp;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
    }

    @Override
    public FactorList handle(GetFactors query) {
        UUID userId = query.userId();
        return new FactorList(
                totp.find(userId).isPresent(),
                passkeys.ofUser(userId),
                recoveryCodes.countLeft(userId));
    }
}

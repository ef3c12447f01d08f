package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.mfa.Passkey;
import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.mfa.RecoveryCodes;
import com.dashtam.identity.domain.mfa.TotpFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Which factors besides the password a user has. */
public final class Factors {

    private final TotpFactors totp;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final RandomGenerator random;

    public Factors(
            TotpFactors totp,
            Passkeys passkeys,
            RecoveryCodes recoveryCodes,
            RandomGenerator random) {
        this.totp = totp;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.random = random;
    }

    /** Whether a password alone is not enough. */
    public boolean any(UUID userId) {
        return totp.find(userId).isPresent() || !passkeys.ofUser(userId).isEmpty();
    }

    /** What the user may answer a challenge with, besides the password. */
    public List<Factor> of(UUID userId) {
        List<Factor> factors = new ArrayList<>();
        if (totp.find(userId).isPresent()) {
            factors.add(Factor.TOTP);
        }
        if (!passkeys.ofUser(userId).isEmpty()) {
            factors.add(Factor.PASSKEY);
        }
        if (recoveryCodes.countLeft(userId) > 0) {
            factors.add(Factor.RECOVERY_CODE);
        }
        return factors;
    }

    public List<Passkey> passkeysOf(UUID userId) {
        return passkeys.ofUser(userId);
    }

    /** New recovery codes in place of the old ones. */
    List<RecoveryCode> renewRecoveryCodes(UUID userId) {
        List<RecoveryCode> codes = RecoveryCode.mintAll(random);
        recoveryCodes.replace(userId, codes.stream().map(RecoveryCode::hash).toList());
        return codes;
    }

    /** With the last factor the codes that stand in for it go, too. */
    void forgetRecoveryCodes(UUID userId) {
        recoveryCodes.removeAll(userId);
    }
}

package com.dashtam.identity.domain.mail;

import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a user is told by mail. */
public sealed interface Letter {

    Email to();

    /** Here is the token that proves that the address is yours. */
    record VerifyAddress(Email to, OneTimeToken token, Duration life) implements Letter {}

    /** The address is verified, and the account can be used. */
    record Welcome(Email to) implements Letter {}

    /** Here is the token with which you can choose a new password. */
    record ResetPassword(Email to, OneTimeToken token, Duration life) implements Letter {}

    /** A new password was chosen with a token from a mail, and all sessions were ended. */
    record PasswordReset(Email to) implements Letter {}

    /** The password was changed by somebody who knew the old one. */
    record PasswordChanged(Email to) implements Letter {}

    /** Somebody signed in as you from a device that you never used before. */
    record NewDevice(Email to, Optional<String> device, Origin origin, Instant at)
            implements Letter {}

    /** Something happened in a session that its owner would hardly do, so we ended it. */
    record SuspiciousActivity(Email to, Origin origin, Instant at) implements Letter {}

    /** Where something came from, as far as that is known. */
    record Origin(Optional<String> ipAddress, Optional<String> location) {

        public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());
    }

    /** From now on a sign-in asks for more than the password. */
    record FactorAdded(Email to, Factor factor) implements Letter {}

    /** A sign-in does without a factor from now on. */
    record FactorRemoved(Email to, Factor factor) implements Letter {}

    /** There are new recovery codes, and the old ones serve no more. */
    record RecoveryCodesRenewed(Email to) implements Letter {}

    /**
     * Somebody signed in with a recovery code.
     *
     * @param left how many there still are
     */
    record RecoveryCodeUsed(Email to, int left) implements Letter {}

    /** Somebody wants this account to have another address; the token agrees to it. */
    record ConfirmAddressChange(Email to, OneTimeToken token, Email wanted, Duration life)
            implements Letter {}

    /** Somebody wants an account to have this address; the token agrees to it. */
    record ConfirmNewAddress(Email to, OneTimeToken token, Duration life) implements Letter {}

    /** Somebody wants an account to have this address, which has one already. */
    record AddressWanted(Email to) implements Letter {}

    /** The account has another address now; told to both. */
    record AddressChanged(Email to, Email now) implements Letter {}

    /** A copy of everything can be fetched until then. */
    record ExportReady(Email to, Instant until) implements Letter {}

    /** The account is closed and will be deleted then; the token calls it off. */
    record DeletionPlanned(Email to, OneTimeToken token, Instant at) implements Letter {}

    /** The account is open again. */
    record AccountRestored(Email to) implements Letter {}

    /** Somebody asked for an account with the address you already use. */
    record AddressTaken(Email to) implements Letter {}

    /** A refresh token of yours came back after its exchange, so we ended that session. */
    record TokenReused(Email to) implements Letter {}
}

package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Assertion;
import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.identity.domain.mfa.RecoveryCode;
import com.dashtam.identity.domain.user.Password;

/** What somebody answers to a challenge. */
public sealed interface ChallengeAnswer {

    Factor factor();

    record TotpCode(String code) implements ChallengeAnswer {
        @Override
        public Factor factor() {
            return Factor.TOTP;
        }

        @Override
        public String toString() {
            return "TotpCode[…]";
        }
    }

    record Recovery(RecoveryCode code) implements ChallengeAnswer {
        @Override
        public Factor factor() {
            return Factor.RECOVERY_CODE;
        }
    }

    record SignedByPasskey(Assertion assertion) implements ChallengeAnswer {
        @Override
        public Factor factor() {
            return Factor.PASSKEY;
        }
    }

    /** For a step-up of somebody who has no other factor. */
    record KnownPassword(Password password) implements ChallengeAnswer {
        @Override
        public Factor factor() {
            return Factor.PASSWORD;
        }
    }
}

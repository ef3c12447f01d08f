package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.ChallengeAnswerRefusal;

/** Why an answer opens nothing. */
public enum ChallengeRefused {
    CHALLENGE_UNKNOWN,
    CHALLENGE_EXPIRED,
    CHALLENGE_ANSWERED,
    TOO_MANY_FAILURES,
    ACCOUNT_LOCKED,
    ACCOUNT_INACTIVE,
    /** The user has no such factor, or may not use it here. */
    FACTOR_UNKNOWN,
    CODE_WRONG,
    CODE_REPLAYED,
    ASSERTION_INVALID,
    PASSKEY_CLONED,
    PASSWORD_WRONG;

    /** Whether the answer itself was wrong, and counts as a guess. */
    boolean isGuess() {
        return switch (this) {
            case FACTOR_UNKNOWN,
                    CODE_WRONG,
                    CODE_REPLAYED,
                    ASSERTION_INVALID,
                    PASSKEY_CLONED,
                    PASSWORD_WRONG ->
                    true;
            case CHALLENGE_UNKNOWN,
                    CHALLENGE_EXPIRED,
                    CHALLENGE_ANSWERED,
                    TOO_MANY_FAILURES,
                    ACCOUNT_LOCKED,
                    ACCOUNT_INACTIVE ->
                    false;
        };
    }

    ChallengeAnswerRefusal reason() {
        return switch (this) {
            case CHALLENGE_UNKNOWN -> ChallengeAnswerRefusal.challenge_unknown;
            case CHALLENGE_EXPIRED -> ChallengeAnswerRefusal.challenge_expired;
            case CHALLENGE_ANSWERED -> ChallengeAnswerRefusal.challenge_answered;
            case TOO_MANY_FAILURES -> ChallengeAnswerRefusal.too_many_failures;
            case ACCOUNT_LOCKED -> ChallengeAnswerRefusal.account_locked;
            case ACCOUNT_INACTIVE -> ChallengeAnswerRefusal.account_inactive;
            case FACTOR_UNKNOWN -> ChallengeAnswerRefusal.factor_unknown;
            case CODE_WRONG -> ChallengeAnswerRefusal.code_wrong;
            case CODE_REPLAYED -> ChallengeAnswerRefusal.code_replayed;
            case ASSERTION_INVALID -> ChallengeAnswerRefusal.assertion_invalid;
            case PASSKEY_CLONED -> ChallengeAnswerRefusal.passkey_cloned;
            case PASSWORD_WRONG -> ChallengeAnswerRefusal.password_wrong;
        };
    }
}

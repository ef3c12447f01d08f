package com.dashtam.identity.application.password;

import com.dashtam.events.identity.PasswordChangeRefusal;
import com.dashtam.events.identity.PasswordResetConfirmRefusal;
import com.dashtam.identity.domain.user.PasswordFlaw;

/** Why the password stays as it is. */
public sealed interface PasswordRefused {

    /** Why a password was not changed by somebody who is signed in. */
    sealed interface OnChange extends PasswordRefused {

        default PasswordChangeRefusal reason() {
            return switch (this) {
                case StepUpRequired() -> PasswordChangeRefusal.step_up_required;
                case WrongPassword() -> PasswordChangeRefusal.wrong_password;
                case TooWeak(var _) -> PasswordChangeRefusal.password_too_weak;
            };
        }
    }

    /** Why a password was not set with a token from a mail. */
    sealed interface OnReset extends PasswordRefused {

        default PasswordResetConfirmRefusal confirmReason() {
            return switch (this) {
                case TokenUnknown() -> PasswordResetConfirmRefusal.token_unknown;
                case TokenExpired() -> PasswordResetConfirmRefusal.token_expired;
                case TokenAlreadyUsed() -> PasswordResetConfirmRefusal.token_already_used;
                case TooWeak(var _) -> PasswordResetConfirmRefusal.password_too_weak;
            };
        }
    }

    /** A second factor must be shown first. */
    record StepUpRequired() implements OnChange {}

    record WrongPassword() implements OnChange {}

    record TooWeak(PasswordFlaw flaw) implements OnChange, OnReset {}

    record TokenUnknown() implements OnReset {}

    record TokenExpired() implements OnReset {}

    record TokenAlreadyUsed() implements OnReset {}
}

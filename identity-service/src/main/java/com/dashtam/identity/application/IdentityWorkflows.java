package com.dashtam.identity.application;

import com.dashtam.events.identity.AllSessionsRevocationAttempted;
import com.dashtam.events.identity.AllSessionsRevocationFailed;
import com.dashtam.events.identity.AllSessionsRevocationSucceeded;
import com.dashtam.events.identity.AuthTokenRefreshAttempted;
import com.dashtam.events.identity.AuthTokenRefreshFailed;
import com.dashtam.events.identity.AuthTokenRefreshSucceeded;
import com.dashtam.events.identity.EmailVerificationAttempted;
import com.dashtam.events.identity.EmailVerificationFailed;
import com.dashtam.events.identity.EmailVerificationRequestAttempted;
import com.dashtam.events.identity.EmailVerificationRequestFailed;
import com.dashtam.events.identity.EmailVerificationRequestSucceeded;
import com.dashtam.events.identity.EmailVerificationSucceeded;
import com.dashtam.events.identity.GlobalTokenRotationAttempted;
import com.dashtam.events.identity.GlobalTokenRotationFailed;
import com.dashtam.events.identity.GlobalTokenRotationSucceeded;
import com.dashtam.events.identity.PasswordResetConfirmAttempted;
import com.dashtam.events.identity.PasswordResetConfirmFailed;
import com.dashtam.events.identity.PasswordResetConfirmSucceeded;
import com.dashtam.events.identity.PasswordResetRequestAttempted;
import com.dashtam.events.identity.PasswordResetRequestFailed;
import com.dashtam.events.identity.PasswordResetRequestSucceeded;
import com.dashtam.events.identity.RecoveryCodeGenerationAttempted;
import com.dashtam.events.identity.RecoveryCodeGenerationFailed;
import com.dashtam.events.identity.RecoveryCodeGenerationSucceeded;
import com.dashtam.events.identity.RoleAssignmentAttempted;
import com.dashtam.events.identity.RoleAssignmentFailed;
import com.dashtam.events.identity.RoleAssignmentSucceeded;
import com.dashtam.events.identity.RoleRevocationAttempted;
import com.dashtam.events.identity.RoleRevocationFailed;
import com.dashtam.events.identity.RoleRevocationSucceeded;
import com.dashtam.events.identity.SessionChallengeAnswerAttempted;
import com.dashtam.events.identity.SessionChallengeAnswerFailed;
import com.dashtam.events.identity.SessionChallengeAnswerSucceeded;
import com.dashtam.events.identity.SessionRevocationAttempted;
import com.dashtam.events.identity.SessionRevocationFailed;
import com.dashtam.events.identity.SessionRevocationSucceeded;
import com.dashtam.events.identity.SigningKeyRetirementAttempted;
import com.dashtam.events.identity.SigningKeyRetirementFailed;
import com.dashtam.events.identity.SigningKeyRetirementSucceeded;
import com.dashtam.events.identity.SigningKeyRotationAttempted;
import com.dashtam.events.identity.SigningKeyRotationFailed;
import com.dashtam.events.identity.SigningKeyRotationSucceeded;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.events.identity.UserLogoutAttempted;
import com.dashtam.events.identity.UserLogoutFailed;
import com.dashtam.events.identity.UserLogoutSucceeded;
import com.dashtam.events.identity.UserMfaDisableAttempted;
import com.dashtam.events.identity.UserMfaDisableFailed;
import com.dashtam.events.identity.UserMfaDisableSucceeded;
import com.dashtam.events.identity.UserMfaEnableAttempted;
import com.dashtam.events.identity.UserMfaEnableFailed;
import com.dashtam.events.identity.UserMfaEnableSucceeded;
import com.dashtam.events.identity.UserPasswordChangeAttempted;
import com.dashtam.events.identity.UserPasswordChangeFailed;
import com.dashtam.events.identity.UserPasswordChangeSucceeded;
import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.events.identity.UserRestorationAttempted;
import com.dashtam.events.identity.UserRestorationFailed;
import com.dashtam.events.identity.UserRestorationSucceeded;
import com.dashtam.events.identity.UserSuspensionAttempted;
import com.dashtam.events.identity.UserSuspensionFailed;
import com.dashtam.events.identity.UserSuspensionSucceeded;
import com.dashtam.events.identity.UserTokenRotationAttempted;
import com.dashtam.events.identity.UserTokenRotationFailed;
import com.dashtam.events.identity.UserTokenRotationSucceeded;
import com.dashtam.kernel.workflow.Workflow;

/** The workflows of this service. */
public final class IdentityWorkflows {

    public static final Workflow<
                    UserRegistrationAttempted, UserRegistrationSucceeded, UserRegistrationFailed>
            USER_REGISTRATION =
                    Workflow.of(
                            UserRegistrationAttempted.class,
                            UserRegistrationSucceeded.class,
                            UserRegistrationFailed.class);

    public static final Workflow<
                    EmailVerificationAttempted, EmailVerificationSucceeded, EmailVerificationFailed>
            EMAIL_VERIFICATION =
                    Workflow.of(
                            EmailVerificationAttempted.class,
                            EmailVerificationSucceeded.class,
                            EmailVerificationFailed.class);

    public static final Workflow<UserLoginAttempted, UserLoginSucceeded, UserLoginFailed>
            USER_LOGIN =
                    Workflow.of(
                            UserLoginAttempted.class,
                            UserLoginSucceeded.class,
                            UserLoginFailed.class);

    public static final Workflow<
                    AuthTokenRefreshAttempted, AuthTokenRefreshSucceeded, AuthTokenRefreshFailed>
            AUTH_TOKEN_REFRESH =
                    Workflow.of(
                            AuthTokenRefreshAttempted.class,
                            AuthTokenRefreshSucceeded.class,
                            AuthTokenRefreshFailed.class);

    public static final Workflow<UserLogoutAttempted, UserLogoutSucceeded, UserLogoutFailed>
            USER_LOGOUT =
                    Workflow.of(
                            UserLogoutAttempted.class,
                            UserLogoutSucceeded.class,
                            UserLogoutFailed.class);

    public static final Workflow<
                    SessionRevocationAttempted, SessionRevocationSucceeded, SessionRevocationFailed>
            SESSION_REVOCATION =
                    Workflow.of(
                            SessionRevocationAttempted.class,
                            SessionRevocationSucceeded.class,
                            SessionRevocationFailed.class);

    public static final Workflow<
                    AllSessionsRevocationAttempted,
                    AllSessionsRevocationSucceeded,
                    AllSessionsRevocationFailed>
            ALL_SESSIONS_REVOCATION =
                    Workflow.of(
                            AllSessionsRevocationAttempted.class,
                            AllSessionsRevocationSucceeded.class,
                            AllSessionsRevocationFailed.class);

    public static final Workflow<
                    UserPasswordChangeAttempted,
                    UserPasswordChangeSucceeded,
                    UserPasswordChangeFailed>
            USER_PASSWORD_CHANGE =
                    Workflow.of(
                            UserPasswordChangeAttempted.class,
                            UserPasswordChangeSucceeded.class,
                            UserPasswordChangeFailed.class);

    public static final Workflow<
                    PasswordResetRequestAttempted,
                    PasswordResetRequestSucceeded,
                    PasswordResetRequestFailed>
            PASSWORD_RESET_REQUEST =
                    Workflow.of(
                            PasswordResetRequestAttempted.class,
                            PasswordResetRequestSucceeded.class,
                            PasswordResetRequestFailed.class);

    public static final Workflow<
                    PasswordResetConfirmAttempted,
                    PasswordResetConfirmSucceeded,
                    PasswordResetConfirmFailed>
            PASSWORD_RESET_CONFIRM =
                    Workflow.of(
                            PasswordResetConfirmAttempted.class,
                            PasswordResetConfirmSucceeded.class,
                            PasswordResetConfirmFailed.class);

    public static final Workflow<
                    EmailVerificationRequestAttempted,
                    EmailVerificationRequestSucceeded,
                    EmailVerificationRequestFailed>
            EMAIL_VERIFICATION_REQUEST =
                    Workflow.of(
                            EmailVerificationRequestAttempted.class,
                            EmailVerificationRequestSucceeded.class,
                            EmailVerificationRequestFailed.class);

    public static final Workflow<
                    RoleAssignmentAttempted, RoleAssignmentSucceeded, RoleAssignmentFailed>
            ROLE_ASSIGNMENT =
                    Workflow.of(
                            RoleAssignmentAttempted.class,
                            RoleAssignmentSucceeded.class,
                            RoleAssignmentFailed.class);

    public static final Workflow<
                    RoleRevocationAttempted, RoleRevocationSucceeded, RoleRevocationFailed>
            ROLE_REVOCATION =
                    Workflow.of(
                            RoleRevocationAttempted.class,
                            RoleRevocationSucceeded.class,
                            RoleRevocationFailed.class);

    public static final Workflow<
                    UserSuspensionAttempted, UserSuspensionSucceeded, UserSuspensionFailed>
            USER_SUSPENSION =
                    Workflow.of(
                            UserSuspensionAttempted.class,
                            UserSuspensionSucceeded.class,
                            UserSuspensionFailed.class);

    public static final Workflow<
                    UserRestorationAttempted, UserRestorationSucceeded, UserRestorationFailed>
            USER_RESTORATION =
                    Workflow.of(
                            UserRestorationAttempted.class,
                            UserRestorationSucceeded.class,
                            UserRestorationFailed.class);

    public static final Workflow<
                    UserTokenRotationAttempted, UserTokenRotationSucceeded, UserTokenRotationFailed>
            USER_TOKEN_ROTATION =
                    Workflow.of(
                            UserTokenRotationAttempted.class,
                            UserTokenRotationSucceeded.class,
                            UserTokenRotationFailed.class);

    public static final Workflow<
                    GlobalTokenRotationAttempted,
                    GlobalTokenRotationSucceeded,
                    GlobalTokenRotationFailed>
            GLOBAL_TOKEN_ROTATION =
                    Workflow.of(
                            GlobalTokenRotationAttempted.class,
                            GlobalTokenRotationSucceeded.class,
                            GlobalTokenRotationFailed.class);

    public static final Workflow<
                    SigningKeyRotationAttempted,
                    SigningKeyRotationSucceeded,
                    SigningKeyRotationFailed>
            SIGNING_KEY_ROTATION =
                    Workflow.of(
                            SigningKeyRotationAttempted.class,
                            SigningKeyRotationSucceeded.class,
                            SigningKeyRotationFailed.class);

    public static final Workflow<
                    UserMfaEnableAttempted, UserMfaEnableSucceeded, UserMfaEnableFailed>
            USER_MFA_ENABLE =
                    Workflow.of(
                            UserMfaEnableAttempted.class,
                            UserMfaEnableSucceeded.class,
                            UserMfaEnableFailed.class);

    public static final Workflow<
                    UserMfaDisableAttempted, UserMfaDisableSucceeded, UserMfaDisableFailed>
            USER_MFA_DISABLE =
                    Workflow.of(
                            UserMfaDisableAttempted.class,
                            UserMfaDisableSucceeded.class,
                            UserMfaDisableFailed.class);

    public static final Workflow<
                    RecoveryCodeGenerationAttempted,
                    RecoveryCodeGenerationSucceeded,
                    RecoveryCodeGenerationFailed>
            RECOVERY_CODE_GENERATION =
                    Workflow.of(
                            RecoveryCodeGenerationAttempted.class,
                            RecoveryCodeGenerationSucceeded.class,
                            RecoveryCodeGenerationFailed.class);

    public static final Workflow<
                    SessionChallengeAnswerAttempted,
                    SessionChallengeAnswerSucceeded,
                    SessionChallengeAnswerFailed>
            SESSION_CHALLENGE_ANSWER =
                    Workflow.of(
                            SessionChallengeAnswerAttempted.class,
                            SessionChallengeAnswerSucceeded.class,
                            SessionChallengeAnswerFailed.class);

    public static final Workflow<
                    SigningKeyRetirementAttempted,
                    SigningKeyRetirementSucceeded,
                    SigningKeyRetirementFailed>
            SIGNING_KEY_RETIREMENT =
                    Workflow.of(
                            SigningKeyRetirementAttempted.class,
                            SigningKeyRetirementSucceeded.class,
                            SigningKeyRetirementFailed.class);

    private IdentityWorkflows() {}
}

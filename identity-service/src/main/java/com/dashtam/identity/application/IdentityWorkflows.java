package com.dashtam.identity.application;

import com.dashtam.events.identity.AllSessionsRevocationAttempted;
import com.dashtam.events.identity.AllSessionsRevocationFailed;
import com.dashtam.events.identity.AllSessionsRevocationSucceeded;
import com.dashtam.events.identity.AuthTokenRefreshAttempted;
import com.dashtam.events.identity.AuthTokenRefreshFailed;
import com.dashtam.events.identity.AuthTokenRefreshSucceeded;
import com.dashtam.events.identity.EmailVerificationAttempted;
import com.dashtam.events.identity.EmailVerificationFailed;
import com.dashtam.events.identity.EmailVerificationSucceeded;
import com.dashtam.events.identity.SessionRevocationAttempted;
import com.dashtam.events.identity.SessionRevocationFailed;
import com.dashtam.events.identity.SessionRevocationSucceeded;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.events.identity.UserLogoutAttempted;
import com.dashtam.events.identity.UserLogoutFailed;
import com.dashtam.events.identity.UserLogoutSucceeded;
import com.dashtam.events.identity.UserRegistrationAttempted;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.kernel.workflow.Workflow;

/** The workflows of this service. */
public final class IdentityWorkflows {

    public static final Workflow<
                    UserRegistrationAttempted, UserRegistrationSucceeded, UserRegistrationFailed>
            USER_REGISTRATION =
                    new Workflow<>(
                            "user_registration",
                            UserRegistrationAttempted.class,
                            UserRegistrationSucceeded.class,
                            UserRegistrationFailed.class);

    public static final Workflow<
                    EmailVerificationAttempted, EmailVerificationSucceeded, EmailVerificationFailed>
            EMAIL_VERIFICATION =
                    new Workflow<>(
                            "email_verification",
                            EmailVerificationAttempted.class,
                            EmailVerificationSucceeded.class,
                            EmailVerificationFailed.class);

    public static final Workflow<UserLoginAttempted, UserLoginSucceeded, UserLoginFailed>
            USER_LOGIN =
                    new Workflow<>(
                            "user_login",
                            UserLoginAttempted.class,
                            UserLoginSucceeded.class,
                            UserLoginFailed.class);

    public static final Workflow<
                    AuthTokenRefreshAttempted, AuthTokenRefreshSucceeded, AuthTokenRefreshFailed>
            AUTH_TOKEN_REFRESH =
                    new Workflow<>(
                            "auth_token_refresh",
                            AuthTokenRefreshAttempted.class,
                            AuthTokenRefreshSucceeded.class,
                            AuthTokenRefreshFailed.class);

    public static final Workflow<UserLogoutAttempted, UserLogoutSucceeded, UserLogoutFailed>
            USER_LOGOUT =
                    new Workflow<>(
                            "user_logout",
                            UserLogoutAttempted.class,
                            UserLogoutSucceeded.class,
                            UserLogoutFailed.class);

    public static final Workflow<
                    SessionRevocationAttempted, SessionRevocationSucceeded, SessionRevocationFailed>
            SESSION_REVOCATION =
                    new Workflow<>(
                            "session_revocation",
                            SessionRevocationAttempted.class,
                            SessionRevocationSucceeded.class,
                            SessionRevocationFailed.class);

    public static final Workflow<
                    AllSessionsRevocationAttempted,
                    AllSessionsRevocationSucceeded,
                    AllSessionsRevocationFailed>
            ALL_SESSIONS_REVOCATION =
                    new Workflow<>(
                            "all_sessions_revocation",
                            AllSessionsRevocationAttempted.class,
                            AllSessionsRevocationSucceeded.class,
                            AllSessionsRevocationFailed.class);

    private IdentityWorkflows() {}
}

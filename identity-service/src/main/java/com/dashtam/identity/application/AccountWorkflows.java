package com.dashtam.identity.application;

import com.dashtam.events.identity.DataExportAttempted;
import com.dashtam.events.identity.DataExportFailed;
import com.dashtam.events.identity.DataExportSucceeded;
import com.dashtam.events.identity.EmailChangeAttempted;
import com.dashtam.events.identity.EmailChangeFailed;
import com.dashtam.events.identity.EmailChangeSucceeded;
import com.dashtam.events.identity.SessionLimitChangeAttempted;
import com.dashtam.events.identity.SessionLimitChangeFailed;
import com.dashtam.events.identity.SessionLimitChangeSucceeded;
import com.dashtam.events.identity.UserDeletionAttempted;
import com.dashtam.events.identity.UserDeletionFailed;
import com.dashtam.events.identity.UserDeletionSucceeded;
import com.dashtam.kernel.workflow.Workflow;

/** The workflows that an account goes through in its life. */
public final class AccountWorkflows {

    public static final Workflow<
                    SessionLimitChangeAttempted,
                    SessionLimitChangeSucceeded,
                    SessionLimitChangeFailed>
            SESSION_LIMIT_CHANGE =
                    Workflow.of(
                            SessionLimitChangeAttempted.class,
                            SessionLimitChangeSucceeded.class,
                            SessionLimitChangeFailed.class);

    public static final Workflow<EmailChangeAttempted, EmailChangeSucceeded, EmailChangeFailed>
            EMAIL_CHANGE =
                    Workflow.of(
                            EmailChangeAttempted.class,
                            EmailChangeSucceeded.class,
                            EmailChangeFailed.class);

    public static final Workflow<UserDeletionAttempted, UserDeletionSucceeded, UserDeletionFailed>
            USER_DELETION =
                    Workflow.of(
                            UserDeletionAttempted.class,
                            UserDeletionSucceeded.class,
                            UserDeletionFailed.class);

    public static final Workflow<DataExportAttempted, DataExportSucceeded, DataExportFailed>
            DATA_EXPORT =
                    Workflow.of(
                            DataExportAttempted.class,
                            DataExportSucceeded.class,
                            DataExportFailed.class);

    private AccountWorkflows() {}
}

package com.dashtam.identity.infrastructure.messaging;

import com.dashtam.events.identity.DataExportSucceeded;
import com.dashtam.events.identity.EmailChangeAttempted;
import com.dashtam.events.identity.EmailChangeSucceeded;
import com.dashtam.events.identity.EmailVerificationRequestSucceeded;
import com.dashtam.events.identity.EmailVerificationSucceeded;
import com.dashtam.events.identity.PasswordResetConfirmSucceeded;
import com.dashtam.events.identity.PasswordResetRequestSucceeded;
import com.dashtam.events.identity.RecoveryCodeGenerationSucceeded;
import com.dashtam.events.identity.RecoveryCodeUsed;
import com.dashtam.events.identity.RefreshTokenReuseDetected;
import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.SuspiciousSessionActivity;
import com.dashtam.events.identity.UserDeletionAttempted;
import com.dashtam.events.identity.UserDeletionFailed;
import com.dashtam.events.identity.UserMfaDisableSucceeded;
import com.dashtam.events.identity.UserMfaEnableSucceeded;
import com.dashtam.events.identity.UserPasswordChangeSucceeded;
import com.dashtam.events.identity.UserRegistrationFailed;
import com.dashtam.events.identity.UserRegistrationSucceeded;
import com.dashtam.identity.application.mail.AddressCorrespondence;
import com.dashtam.identity.application.mail.Correspondence;
import com.dashtam.identity.application.mail.DeletionCorrespondence;
import com.dashtam.identity.application.mail.ExportCorrespondence;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.inbox.EventSubscription;

/** Turns the service's own events into letters. */
public final class MailSubscription {

    private MailSubscription() {}

    public static EventSubscription of(
            Correspondence correspondence,
            AddressCorrespondence addresses,
            DeletionCorrespondence deletions,
            ExportCorrespondence exports) {
        return EventSubscription.named("mail", Topic.IDENTITY)
                .oneByOne()
                .on(UserRegistrationSucceeded.class, (event, at) -> correspondence.on(event))
                .on(UserRegistrationFailed.class, (event, at) -> correspondence.on(event))
                .on(
                        EmailVerificationRequestSucceeded.class,
                        (event, at) -> correspondence.on(event))
                .on(EmailVerificationSucceeded.class, (event, at) -> correspondence.on(event))
                .on(PasswordResetRequestSucceeded.class, (event, at) -> correspondence.on(event))
                .on(PasswordResetConfirmSucceeded.class, (event, at) -> correspondence.on(event))
                .on(UserPasswordChangeSucceeded.class, (event, at) -> correspondence.on(event))
                .on(SessionCreated.class, (event, at) -> correspondence.on(event, at.time()))
                .on(UserMfaEnableSucceeded.class, (event, at) -> correspondence.on(event))
                .on(UserMfaDisableSucceeded.class, (event, at) -> correspondence.on(event))
                .on(RecoveryCodeGenerationSucceeded.class, (event, at) -> correspondence.on(event))
                .on(RecoveryCodeUsed.class, (event, at) -> correspondence.on(event))
                .on(
                        SuspiciousSessionActivity.class,
                        (event, at) -> correspondence.on(event, at.time()))
                .on(RefreshTokenReuseDetected.class, (event, at) -> correspondence.on(event))
                .on(EmailChangeAttempted.class, (event, at) -> addresses.on(event))
                .on(EmailChangeSucceeded.class, (event, at) -> addresses.on(event))
                .on(UserDeletionAttempted.class, (event, at) -> deletions.on(event))
                .on(UserDeletionFailed.class, (event, at) -> deletions.on(event))
                .on(DataExportSucceeded.class, (event, at) -> exports.on(event));
    }
}

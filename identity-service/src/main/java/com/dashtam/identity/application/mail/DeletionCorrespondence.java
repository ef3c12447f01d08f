package com.dashtam.identity.application.mail;

import com.dashtam.events.identity.UserDeletionAttempted;
import com.dashtam.events.identity.UserDeletionFailed;
import com.dashtam.identity.domain.deletion.UserDeletion;
import com.dashtam.identity.domain.deletion.UserDeletions;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What users are told about the end of their account, for as long as they have one. */
public final class DeletionCorrespondence {

    private final Users users;
    private final UserDeletions deletions;
    private final MailedTokens mailedTokens;
    private final Mailer mailer;
    private final RandomGenerator random;
    private final InstantSource clock;

    public DeletionCorrespondence(
            Users users,
            UserDeletions deletions,
            MailedTokens mailedTokens,
            Mailer mailer,
            RandomGenerator random,
            InstantSource clock) {
        this.users = users;
        this.deletions = deletions;
        this.mailedTokens = mailedTokens;
        this.mailer = mailer;
        this.random = random;
        this.clock = clock;
    }

    /** Nothing is sent about a deletion that was called off by now, or can be no more. */
    public void on(UserDeletionAttempted event) {
        deletions
                .ofUser(event.getUserId())
                .filter(deletion -> deletion.id().equals(event.getDeletionId()))
                .filter(deletion -> deletion.begunAt().isEmpty())
                .ifPresent(deletion ->
                        users.find(deletion.userId()).ifPresent(user -> tell(user, deletion)));
    }

    private void tell(User user, UserDeletion deletion) {
        var token = OneTimeToken.mint(random);
        mailedTokens.add(
                MailedToken.of(Purpose.RESTORE_ACCOUNT, token.hash(), user.id(), clock.instant())
                        .until(deletion.dueAt()));
        mailer.send(new Letter.DeletionPlanned(user.email(), token, deletion.dueAt()));
    }

    /** It failed because the user did not want it any more. */
    public void on(UserDeletionFailed event) {
        users.find(event.getUserId())
                .ifPresent(user -> mailer.send(new Letter.AccountRestored(user.email())));
    }
}

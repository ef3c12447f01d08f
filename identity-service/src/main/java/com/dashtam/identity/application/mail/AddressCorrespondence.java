package com.dashtam.identity.application.mail;

import com.dashtam.events.identity.EmailChangeAttempted;
import com.dashtam.events.identity.EmailChangeSucceeded;
import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.email.Side;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What both addresses of a change are told. Tokens are made at the moment of sending. */
public final class AddressCorrespondence {

    private final Users users;
    private final EmailChanges changes;
    private final Mailer mailer;
    private final RandomGenerator random;
    private final InstantSource clock;

    public AddressCorrespondence(
            Users users,
            EmailChanges changes,
            Mailer mailer,
            RandomGenerator random,
            InstantSource clock) {
        this.users = users;
        this.changes = changes;
        this.mailer = mailer;
        this.random = random;
        this.clock = clock;
    }

    /** A change that is over by now needs no answers. */
    public void on(EmailChangeAttempted event) {
        changes.find(event.getChangeId())
                .filter(change -> change.isOpen(clock.instant()))
                .ifPresent(
                        change -> users.find(change.userId()).ifPresent(user -> ask(user, change)));
    }

    private void ask(User user, EmailChange change) {
        Email wanted = change.wanted();
        mailer.send(
                new Letter.ConfirmAddressChange(
                        user.email(), minted(change, Side.CURRENT), wanted, EmailChange.LIFE));
        mailer.send(
                users.findByEmail(wanted).isPresent()
                        ? new Letter.AddressWanted(wanted)
                        : new Letter.ConfirmNewAddress(
                                wanted, minted(change, Side.WANTED), EmailChange.LIFE));
    }

    private OneTimeToken minted(EmailChange change, Side side) {
        var token = OneTimeToken.mint(random);
        changes.addToken(change.id(), side, token.hash());
        return token;
    }

    public void on(EmailChangeSucceeded event) {
        var now = new Email(event.getEmail());
        // The one that may not exist any more comes last.
        mailer.send(new Letter.AddressChanged(now, now));
        mailer.send(new Letter.AddressChanged(new Email(event.getPreviousEmail()), now));
    }
}

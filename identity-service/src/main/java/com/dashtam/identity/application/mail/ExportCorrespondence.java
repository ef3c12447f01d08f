package com.dashtam.identity.application.mail;

import com.dashtam.events.identity.DataExportSucceeded;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.identity.domain.mail.Letter;
import com.dashtam.identity.domain.mail.Mailer;
import com.dashtam.identity.domain.user.Users;

/** Tells users that a copy of their data can be fetched. */
public final class ExportCorrespondence {

    private final Users users;
    private final DataExports exports;
    private final Mailer mailer;

    public ExportCorrespondence(Users users, DataExports exports, Mailer mailer) {
        this.users = users;
        this.exports = exports;
        this.mailer = mailer;
    }

    public void on(DataExportSucceeded event) {
        exports.findOwned(event.getExportId(), event.getUserId())
                .flatMap(export -> export.expiresAt())
                .ifPresent(until ->
                        users.find(event.getUserId())
                                .ifPresent(user ->
                                        mailer.send(new Letter.ExportReady(user.email(), until))));
    }
}

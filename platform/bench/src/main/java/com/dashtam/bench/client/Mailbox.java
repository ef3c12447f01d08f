package com.dashtam.bench.client;

import java.net.URI;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where the system's mails arrive. */
public final class Mailbox {

    private static final Pattern TOKEN = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private final Http http;
    private final URI mailbox;

    Mailbox(Http http, URI mailbox) {
        this.http = http;
        this.mailbox = mailbox;
    }

    /** Of the newest mail to an address that holds one. */
    public Optional<String> tokenSentTo(String email) {
        URI messages = mailbox.resolve("/messages?to=" + Form.encode(email));
        return http.send(Http.request(messages).build())
                .expect(200)
                .json()
                .valueStream()
                .map(message -> message.required("text").asString())
                .flatMap(text -> TOKEN.matcher(text).results().map(MatchResult::group))
                .findFirst();
    }
}

package com.dashtam.bench.client;

import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A running system, as callers outside reach it. */
public final class SystemClient {

    private final Http http = new Http();
    private final LocalSystem system;
    private final URI gateway;
    private final Mailbox mailbox;
    private final Bank bank;

    public SystemClient(LocalSystem system) {
        this.system = system;
        this.gateway = system.url(Component.GATEWAY);
        this.mailbox = new Mailbox(http, system.url(Component.MAILBOX));
        this.bank = new Bank(http, system.url(Component.BANK), system.secrets().bankAdmin());
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Bank bank() {
        return bank;
    }

    /** Somebody whom the system does not know, at an address of his own. */
    public Caller visitor() {
        return Caller.unknown(http, gateway);
    }

    /** A person with a name of his own, who has no account yet. */
    public Person newcomer() {
        String name =
                String.format(
                        Locale.ROOT, "p-%012x", ThreadLocalRandom.current().nextLong(1L << 48));
        return new Person(this, name);
    }

    /** The auditor, signed in. */
    public Caller auditor() {
        return signedIn(LocalSystem.AUDITOR_EMAIL, system.secrets().auditorPassword());
    }

    /** The administrator, signed in. */
    public Caller admin() {
        return signedIn(LocalSystem.ADMIN_EMAIL, system.secrets().adminPassword());
    }

    private Caller signedIn(String email, String password) {
        Caller visitor = visitor();
        Map<String, String> login = Map.of("email", email, "password", password);
        return visitor.with(
                visitor.post("/api/v1/sessions", login).expect(201).text("access_token"));
    }

    Http http() {
        return http;
    }
}

package com.dashtam.sandbox;

import com.dashtam.sandbox.fdx.FdxProfile;
import com.dashtam.sandbox.notice.NoticeSettings;
import com.dashtam.sandbox.oauth.Lifetimes;
import com.dashtam.sandbox.oauth.RegisteredClient;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything in which one instance may differ from another.
 *
 * @param port 0 for any free one
 * @param publicUrl what browsers and clients call the bank; absent for http://localhost and the
 *     port
 * @param stateFile keeps consents over a restart; absent to keep them in memory alone
 * @param adminToken without one there is no admin API
 * @param notices whom the bank tells of things
 */
public record BankSettings(
        String name,
        String host,
        int port,
        Optional<String> publicUrl,
        RegisteredClient client,
        FdxProfile fdx,
        Lifetimes lifetimes,
        Limits limits,
        long seed,
        Optional<Path> stateFile,
        Optional<String> adminToken,
        NoticeSettings notices) {

    /** A bank on a free local port, with an admin API, that is otherwise as usual. */
    public static BankSettings local(RegisteredClient client, String adminToken) {
        return new BankSettings(
                "Sandbox Bank",
                "127.0.0.1",
                0,
                Optional.empty(),
                client,
                FdxProfile.usual(),
                Lifetimes.usual(),
                Limits.usual(),
                1,
                Optional.empty(),
                Optional.of(adminToken),
                NoticeSettings.NONE);
    }

    public BankSettings with(FdxProfile other) {
        return new BankSettings(
                name,
                host,
                port,
                publicUrl,
                client,
                other,
                lifetimes,
                limits,
                seed,
                stateFile,
                adminToken,
                notices);
    }

    public BankSettings with(Lifetimes other) {
        return new BankSettings(
                name,
                host,
                port,
                publicUrl,
                client,
                fdx,
                other,
                limits,
                seed,
                stateFile,
                adminToken,
                notices);
    }

    public BankSettings with(Limits other) {
        return new BankSettings(
                name,
                host,
                port,
                publicUrl,
                client,
                fdx,
                lifetimes,
                other,
                seed,
                stateFile,
                adminToken,
                notices);
    }

    public BankSettings withPort(int other) {
        return new BankSettings(
                name,
                host,
                other,
                publicUrl,
                client,
                fdx,
                lifetimes,
                limits,
                seed,
                stateFile,
                adminToken,
                notices);
    }

    public BankSettings withSeed(long other) {
        return new BankSettings(
                name,
                host,
                port,
                publicUrl,
                client,
                fdx,
                lifetimes,
                limits,
                other,
                stateFile,
                adminToken,
                notices);
    }

    public BankSettings withStateFile(Path other) {
        return new BankSettings(
                name,
                host,
                port,
                publicUrl,
                client,
                fdx,
                lifetimes,
                limits,
                seed,
                Optional.of(other),
                adminToken,
                notices);
    }

    public BankSettings withoutAdminApi() {
        return new BankSettings(
                name,
                host,
                port,
                publicUrl,
                client,
                fdx,
                lifetimes,
                limits,
                seed,
                stateFile,
                Optional.empty(),
                notices);
    }

    public BankSettings with(NoticeSettings other) {
        return new BankSettings(
                name,
                host,
                port,
                publicUrl,
                client,
                fdx,
                lifetimes,
                limits,
                seed,
                stateFile,
                adminToken,
                other);
    }

    @Override
    public String toString() {
        return "BankSettings[" + name + " on " + host + ":" + port + ", " + client + "]";
    }
}

package com.dashtam.sandbox;

import com.dashtam.sandbox.fdx.FdxProfile;
import com.dashtam.sandbox.fdx.PagingStyle;
import com.dashtam.sandbox.notice.NoticeSettings;
import com.dashtam.sandbox.oauth.ClientAuthentication;
import com.dashtam.sandbox.oauth.Lifetimes;
import com.dashtam.sandbox.oauth.RegisteredClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the settings from environment variables; README.md lists them. */
final class BankEnvironment {
    private static final String PREFIX = "DASHTAM_BANK_";
    private static final int DEFAULT_PORT = 19100;

    private final Map<String, String> environment;

    private BankEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @throws IllegalArgumentException naming the variable that is missing or malformed
     */
    static BankSettings read(Map<String, String> environment) {
        return new BankEnvironment(environment).settings();
    }

    private BankSettings settings() {
        Limits limits = Limits.usual();
        return new BankSettings(
                text("NAME").orElse("Sandbox Bank"),
                text("HOST").orElse("127.0.0.1"),
                number("PORT", DEFAULT_PORT),
                text("PUBLIC_URL"),
                client(),
                fdx(),
                lifetimes(),
                new Limits(
                        number("MAX_BODY_BYTES", limits.bodyBytes()),
                        number("MAX_CONSENTS", limits.consents()),
                        number("MAX_CUSTOMERS", limits.customers())),
                parsed("SEED", Long::parseLong).orElse(1L),
                parsed("STATE_FILE", Path::of),
                text("ADMIN_TOKEN"),
                notices());
    }

    private RegisteredClient client() {
        return new RegisteredClient(
                required("CLIENT_ID"),
                required("CLIENT_SECRET"),
                Set.of(required("REDIRECT_URIS").strip().split("\\s*,\\s*")),
                parsed("CLIENT_AUTH", name -> ClientAuthentication.named(name).orElseThrow())
                        .orElse(ClientAuthentication.BASIC));
    }

    private FdxProfile fdx() {
        FdxProfile usual = FdxProfile.usual();
        return new FdxProfile(
                Optional.ofNullable(environment.get(PREFIX + "PATH_PREFIX"))
                        .orElse(usual.pathPrefix()),
                parsed("PAGING", name -> PagingStyle.named(name).orElseThrow())
                        .orElse(usual.paging()),
                number("PAGE_SIZE", usual.largestPage()));
    }

    private Lifetimes lifetimes() {
        Lifetimes usual = Lifetimes.usual();
        return new Lifetimes(
                parsed("ACCESS_TOKEN_LIFETIME", Duration::parse).orElse(usual.accessToken()),
                parsed("CONSENT_LIFETIME", Duration::parse).orElse(usual.consent()));
    }

    private NoticeSettings notices() {
        try {
            return new NoticeSettings(text("WEBHOOK_SECRET"), parsed("WEBHOOK_URL", URI::create));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "WEBHOOK_URL needs "
                            + PREFIX
                            + "WEBHOOK_SECRET: an http address, and base64 of 24 bytes or more",
                    unusable);
        }
    }

    private int number(String name, int usual) {
        return parsed(name, Integer::parseInt).orElse(usual);
    }

    private String required(String name) {
        return text(name)
                .orElseThrow(() -> new IllegalArgumentException(PREFIX + name + " is not set"));
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parse) {
        return text(name)
                .map(text -> {
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException
                            | DateTimeParseException
                            | NoSuchElementException malformed) {
                        throw new IllegalArgumentException(
                                PREFIX + name + " is malformed: " + text, malformed);
                    }
                });
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(PREFIX + name)).filter(v -> !v.isBlank());
    }
}

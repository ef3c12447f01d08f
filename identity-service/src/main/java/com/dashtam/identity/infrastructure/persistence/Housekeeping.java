package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.identity.application.mfa.ExpiredChallenges;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.user.KnownDevices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes what has served its time: sealed successors once their retry window is over, tokens of
 * any kind once they have been dead for long, devices that have not signed in for long, and
 * challenges that nobody answered in time. Any number of instances may do it at once.
 */
final class Housekeeping implements SmartLifecycle {

    /**
     * How often and how much.
     *
     * @param interval between two rounds
     * @param keepDeadTokens how long a dead token can still be told from an unknown one
     * @param page rows removed by one statement
     */
    @ConfigurationProperties("dashtam.identity.housekeeping")
    record Properties(
            @DefaultValue("15s") Duration interval,
            @DefaultValue("7d") Duration keepDeadTokens,
            @DefaultValue("1000") int page) {}

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final String FORGET_SEALED =
            """
            update refresh_tokens set sealed_successor = null where token_hash = any (array(
                select token_hash from refresh_tokens
                where sealed_successor is not null and exchanged_at < :before
                limit :page for update skip locked))
            """;
    private static final String FORGET_REFRESH_TOKENS =
            """
            delete from refresh_tokens where token_hash = any (array(
                select t.token_hash from sessions s join refresh_tokens t on t.session_id = s.id
                where s.expires_at < :before limit :page for update of t skip locked))
            """;
    private static final String FORGET_MAILED_TOKENS =
            """
            delete from mailed_tokens where token_hash = any (array(
                select token_hash from mailed_tokens
                where expires_at < :before limit :page for update skip locked))
            """;
    private static final String FORGET_REQUESTS =
            """
            delete from mailed_token_requests where ctid = any (array(
                select ctid from mailed_token_requests
                where requested_at < :before limit :page for update skip locked))
            """;
    private static final String FORGET_DEVICES =
            """
            delete from known_devices where (user_id, token_hash) in (
                select user_id, token_hash from known_devices
                where signed_in_at < :before limit :page for update skip locked)
            """;

    private static final String FORGET_TOTP_ENROLLMENTS =
            """
            delete from totp_enrollments where id = any (array(
                select id from totp_enrollments
                where expires_at < :before limit :page for update skip locked))
            """;
    private static final String FORGET_PASSKEY_REGISTRATIONS =
            """
            delete from passkey_registrations where id = any (array(
                select id from passkey_registrations
                where expires_at < :before limit :page for update skip locked))
            """;
    private static final String FORGET_EMAIL_CHANGES =
            """
            delete from email_changes where id = any (array(
                select id from email_changes
                where state <> 'open' and ended_at < :before limit :page for update skip locked))
            """;

    private final JdbcClient jdbc;
    private final ExpiredChallenges challenges;
    private final InstantSource clock;
    private final Properties properties;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("housekeeping").factory());
    private volatile boolean running;

    Housekeeping(
            JdbcClient jdbc,
            ExpiredChallenges challenges,
            InstantSource clock,
            Properties properties) {
        this.jdbc = jdbc;
        this.challenges = challenges;
        this.clock = clock;
        this.properties = properties;
    }

    void tidy() {
        Instant now = clock.instant();
        removeAll(FORGET_SEALED, now.minus(RefreshToken.RETRY_WINDOW));
        removeAll(FORGET_REFRESH_TOKENS, now.minus(properties.keepDeadTokens()));
        removeAll(FORGET_REQUESTS, now.minus(MailedTokens.WINDOW));
        removeAll(FORGET_MAILED_TOKENS, now.minus(properties.keepDeadTokens()));
        removeAll(FORGET_EMAIL_CHANGES, now.minus(properties.keepDeadTokens()));
        removeAll(FORGET_DEVICES, now.minus(KnownDevices.MEMORY));
        removeAll(FORGET_TOTP_ENROLLMENTS, now);
        removeAll(FORGET_PASSKEY_REGISTRATIONS, now);
        challenges.end();
    }

    private void removeAll(String statement, Instant before) {
        int removed;
        do {
            removed =
                    jdbc.sql(statement)
                            .param("before", Columns.utc(before))
                            .param("page", properties.page())
                            .update();
        } while (removed == properties.page());
    }

    private void tidyIfPossible() {
        try {
            tidy();
        } catch (RuntimeException e) {
            log.info("dead tokens will be removed later", e);
        }
    }

    @Override
    public void start() {
        running = true;
        long interval = properties.interval().toMillis();
        var ignored =
                timer.scheduleWithFixedDelay(
                        this::tidyIfPossible, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

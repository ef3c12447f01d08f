package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.digest.Sha256;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.Notice;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import com.dashtam.provider.infrastructure.http.Fields;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Plaid's webhooks: a header holds a JWT, signed by ES256 with a key of Plaid's, that tells when it
 * was made and the SHA-256 of the body.
 */
final class PlaidNotices implements WebhookVerifier {

    static final String HEADER = "Plaid-Verification";

    private static final String ALGORITHM = "ES256";
    private static final int LONGEST_TOKEN = 4096;

    /** How long before a disconnection Plaid tells of it, as its description says. */
    private static final Duration TOLD_AHEAD = Duration.ofDays(7);

    /** Longer than any consent lasts. */
    private static final Duration LONGEST_CONSENT = Duration.ofDays(3_650);

    private final NoticeKeys keys;
    private final InstantSource clock;

    PlaidNotices(NoticeKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Result<Notice, NoticeRefusal> verify(Delivery delivery) {
        Optional<String> token = delivery.header(HEADER);
        if (token.isEmpty()) {
            return Result.err(NoticeRefusal.SIGNATURE_MISSING);
        }
        return claims(token.get())
                .flatMap(claims -> signed(claims, delivery.body()))
                .flatMap(_ ->
                        notice(token.get(), delivery.body())
                                .map(Result::<Notice, NoticeRefusal>ok)
                                .orElse(Result.err(NoticeRefusal.NOTICE_UNREADABLE)));
    }

    private Result<Claims, NoticeRefusal> claims(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Result.err(NoticeRefusal.SIGNATURE_INVALID);
        }
        try {
            return Result.ok(
                    Jwts.parser()
                            .keyLocator(header -> keyFor((JwsHeader) header))
                            .clock(() -> Date.from(clock.instant()))
                            .build()
                            .parseSignedClaims(token)
                            .getPayload());
        } catch (KeyNotToldException e) {
            return Result.err(NoticeRefusal.KEY_UNAVAILABLE);
        } catch (JwtException | IllegalArgumentException | ClassCastException e) {
            return Result.err(NoticeRefusal.SIGNATURE_INVALID);
        }
    }

    private Key keyFor(JwsHeader header) {
        if (!ALGORITHM.equals(header.getAlgorithm()) || header.getKeyId() == null) {
            throw new IllegalArgumentException("not signed as Plaid signs");
        }
        return switch (keys.find(header.getKeyId())) {
            case NoticeKeys.Found.Good(var key) -> key;
            case NoticeKeys.Found.Bad() ->
                    throw new IllegalArgumentException("not signed with a key of Plaid's");
            case NoticeKeys.Found.NotTold() -> throw new KeyNotToldException();
        };
    }

    private Result<Claims, NoticeRefusal> signed(Claims claims, byte[] body) {
        boolean ofThisBody =
                claims.get("request_body_sha256") instanceof String told
                        && MessageDigest.isEqual(
                                told.getBytes(StandardCharsets.US_ASCII),
                                sha256(body).getBytes(StandardCharsets.US_ASCII));
        if (!ofThisBody || claims.getIssuedAt() == null) {
            return Result.err(NoticeRefusal.SIGNATURE_INVALID);
        }
        Instant made = claims.getIssuedAt().toInstant();
        return Duration.between(made, clock.instant()).abs().compareTo(TOLERANCE) <= 0
                ? Result.ok(claims)
                : Result.err(NoticeRefusal.OUTSIDE_TOLERANCE);
    }

    /**
     * Notices have no id, and two that say the same are alike; what was signed tells them apart.
     * The signature itself is left out, since another of the same can be made from it.
     */
    private Optional<Notice> notice(String token, byte[] body) {
        String id = HexFormat.of().formatHex(Sha256.of(token.substring(0, token.lastIndexOf('.'))));
        return Fields.read(body)
                .filter(fields -> fields.text("webhook_type").isPresent())
                .map(fields -> notice(id, fields));
    }

    private Notice notice(String id, Fields fields) {
        Optional<String> item = Identifiers.find(fields, "item_id");
        Notice.Kind kind = kindOf(fields);
        return kind == Notice.Kind.CONSENT_ENDING
                ? Notice.ofEnd(id, item, endOf(fields))
                : new Notice(id, item, kind);
    }

    /** Older versions tell of a disconnection without its time. */
    private Instant endOf(Fields notice) {
        Instant now = clock.instant();
        return Moments.find(notice, "consent_expiration_time")
                .or(() -> Moments.find(notice, "disconnect_time"))
                .filter(end -> end.isBefore(now.plus(LONGEST_CONSENT)))
                .orElse(now.plus(TOLD_AHEAD));
    }

    private static Notice.Kind kindOf(Fields notice) {
        String code = notice.text("webhook_code").orElse("");
        return switch (notice.text("webhook_type").orElse("")) {
            // The older codes about transactions are sent beside this one.
            case "TRANSACTIONS" ->
                    code.equals("SYNC_UPDATES_AVAILABLE")
                            ? Notice.Kind.DATA_AVAILABLE
                            : Notice.Kind.OTHER;
            case "HOLDINGS", "INVESTMENTS_TRANSACTIONS" ->
                    code.equals("DEFAULT_UPDATE") || code.equals("HISTORICAL_UPDATE")
                            ? Notice.Kind.DATA_AVAILABLE
                            : Notice.Kind.OTHER;
            case "ITEM" -> aboutItem(code, notice);
            default -> Notice.Kind.OTHER;
        };
    }

    private static Notice.Kind aboutItem(String code, Fields notice) {
        return switch (code) {
            case "LOGIN_REPAIRED" -> Notice.Kind.LOGIN_REPAIRED;
            case "USER_PERMISSION_REVOKED" -> Notice.Kind.CONSENT_WITHDRAWN;
            case "PENDING_EXPIRATION", "PENDING_DISCONNECT" -> Notice.Kind.CONSENT_ENDING;
            case "ERROR" ->
                    notice.object("error")
                            .map(PlaidError::of)
                            .flatMap(PlaidError::meaning)
                            .map(PlaidNotices::kindOf)
                            .orElse(Notice.Kind.OTHER);
            default -> Notice.Kind.OTHER;
        };
    }

    private static Notice.Kind kindOf(FetchFailure failure) {
        return switch (failure) {
            case FetchFailure.TokenRejected() -> Notice.Kind.LOGIN_REQUIRED;
            case FetchFailure.ConsentWithdrawn() -> Notice.Kind.CONSENT_WITHDRAWN;
            case FetchFailure.RateLimited _,
                    FetchFailure.Unavailable(),
                    FetchFailure.AnswerInvalid() ->
                    Notice.Kind.OTHER;
        };
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class KeyNotToldException extends RuntimeException {
        KeyNotToldException() {
            super("Plaid does not tell the key now", null, false, false);
        }
    }
}

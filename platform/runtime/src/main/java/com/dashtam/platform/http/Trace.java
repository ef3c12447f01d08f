package com.dashtam.platform.http;

import com.dashtam.kernel.digest.Sha256;
import com.dashtam.kernel.id.Ids;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What joins the parts of one request across processes.
 *
 * @param id what clients see and logs carry
 * @param traceparent the same for other processes (W3C Trace Context, level 1)
 */
public record Trace(String id, String traceparent) {

    private static final Pattern TRACEPARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final int TRACE_BYTES = 16;

    /**
     * Joins the trace of a valid {@code traceparent}; else keeps a sane {@code X-Trace-Id}; else
     * begins a trace.
     */
    public static Trace join(@Nullable String traceparent, @Nullable String traceId, Ids ids) {
        return fromTraceparent(traceparent)
                .or(() -> fromToken(traceId))
                .orElseGet(() -> begin(hexOf(ids.next().toString())));
    }

    private static Optional<Trace> fromTraceparent(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var parts = TRACEPARENT.matcher(header);
        if (!parts.matches()
                || parts.group(1).equals("ff")
                || (parts.group(1).equals("00") && parts.group(5) != null)
                || parts.group(2).equals(NO_TRACE)
                || parts.group(3).equals(NO_SPAN)) {
            return Optional.empty();
        }
        var known = "00-" + parts.group(2) + "-" + parts.group(3) + "-" + parts.group(4);
        return Optional.of(new Trace(parts.group(2), known));
    }

    private static Optional<Trace> fromToken(@Nullable String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Trace(token, begin(hexOf(token)).traceparent()));
    }

    private static Trace begin(String traceId) {
        var span = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return new Trace(traceId, "00-" + traceId + "-" + HexFormat.of().toHexDigits(span) + "-01");
    }

    /** The token itself when it is a UUID or a trace id already, else a digest of it. */
    private static String hexOf(String token) {
        var hex = token.replace("-", "");
        if (hex.length() == NO_TRACE.length()
                && hex.chars()
                        .allMatch(c -> Character.digit(c, 16) >= 0 && !Character.isUpperCase(c))
                && !hex.equals(NO_TRACE)) {
            return hex;
        }
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(token), TRACE_BYTES));
    }
}

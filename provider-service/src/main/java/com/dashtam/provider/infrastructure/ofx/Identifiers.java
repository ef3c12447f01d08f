package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.LeftOut.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Identifiers of the transactions of one statement: the institution's own, or, where it gives none,
 * one made of what the row says and of how many equal rows stand before it. So the same file read
 * again has the same identifiers, and two equal rows stay two.
 */
final class Identifiers {

    private static final int LONGEST = 255;
    private static final int DIGEST_BYTES = 16;
    private static final String MADE = "row-";

    /** Some banks fill in noughts where they have no identifier. */
    private static final Pattern NO_IDENTIFIER = Pattern.compile("0*");

    private final Map<String, Integer> seen = new HashMap<>();

    String of(Row row) {
        String id = row.textOr("FITID", "");
        if (id.length() > LONGEST) {
            throw new UnreadableException(Reason.TOO_LONG, "FITID is too long").in("FITID");
        }
        return NO_IDENTIFIER.matcher(id).matches() ? made(row) : id;
    }

    private String made(Row row) {
        String content =
                Stream.of(
                                "DTPOSTED",
                                "DTTRADE",
                                "TRNTYPE",
                                "TRNAMT",
                                "TOTAL",
                                "CHECKNUM",
                                "REFNUM",
                                "NAME",
                                "MEMO",
                                "UNIQUEID",
                                "UNITS")
                        .map(element -> row.textOr(element, ""))
                        .collect(Collectors.joining("\u001F", row.name() + "\u001F", ""));
        String digest = digest(content);
        return MADE + digest + "-" + seen.merge(digest, 1, Integer::sum);
    }

    private static String digest(String content) {
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

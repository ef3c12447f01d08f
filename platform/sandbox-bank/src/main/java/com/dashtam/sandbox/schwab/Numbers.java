package com.dashtam.sandbox.schwab;

import com.dashtam.sandbox.ledger.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The numbers of accounts, which bodies show, and their hashes, which paths take. */
final class Numbers {

    private static final int DIGITS = 8;

    private Numbers() {}

    static String number(Account account) {
        return account.number().substring(account.number().length() - DIGITS);
    }

    static String hash(Account account) {
        return HexFormat.of().withUpperCase().formatHex(digest("schwab " + account.id()));
    }

    /**
     * A number that a row is known by: positive, and exact in a double as the API's numbers are.
     */
    static long activity(String rowId) {
        return Math.floorMod(
                HexFormat.fromHexDigitsToLong(
                        HexFormat.of().formatHex(digest("activity " + rowId), 0, 8)),
                1L << 53);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

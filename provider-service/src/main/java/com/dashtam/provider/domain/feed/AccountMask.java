package com.dashtam.provider.domain.feed;

/** Account numbers as they may be shown. */
public final class AccountMask {

    private static final String HIDDEN = "****";
    private static final int SHOWN = 4;

    private AccountMask() {}

    /** {@code ****} and the last four letters or digits, as far as there are so many. */
    public static String of(String number) {
        String bare = number.replaceAll("[^\\p{Alnum}]", "");
        return HIDDEN + bare.substring(Math.max(0, bare.length() - SHOWN));
    }
}

package com.dashtam.provider.infrastructure.text;

import java.util.regex.Pattern;

/** Descriptions of transactions, put together from what a row tells. */
public final class Descriptions {

    private static final int LONGEST = 500;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Cntrl}\u00A0]+");

    private Descriptions() {}

    /** Banks put the same text, or its longer form, into the memo once more. */
    public static String joined(String name, String memo) {
        if (name.isEmpty() || memo.startsWith(name)) {
            return tidy(memo);
        }
        return tidy(memo.isEmpty() || memo.contains(name) ? name : name + " - " + memo);
    }

    /** What happened and to which security. */
    public static String ofTrade(String what, String security) {
        return tidy(what.contains(security) ? what : what + " " + security);
    }

    private static boolean isTidy(String text) {
        boolean gap = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == ' ' && gap) {
                return false;
            }
            gap = c == ' ';
        }
        return text.isEmpty() || !gap;
    }

    private static String tidy(String text) {
        String tidy = isTidy(text) ? text : GAP.matcher(text).replaceAll(" ").strip();
        return tidy.substring(0, Math.min(tidy.length(), LONGEST));
    }
}

package com.dashtam.sync.domain.matching;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.sync.domain.account.Account;

/** How much speaks for two accounts being the same, the least first. */
enum Likeness {
    /** Type or currency are others, or the numbers are. */
    NONE,
    /** The names agree, and one of the numbers is not known. */
    NAME,
    /** The numbers agree as far as they are shown. */
    NUMBER,
    NAME_AND_NUMBER;

    static Likeness of(Account kept, NormalizedAccount read) {
        boolean sameKind =
                kept.type() == read.type() && kept.balance().currency().equals(read.currency());
        if (!sameKind) {
            return NONE;
        }
        boolean sameName = kept.name().strip().equalsIgnoreCase(read.name().strip());
        if (isShown(kept.numberMasked()) && isShown(read.numberMasked())) {
            boolean sameNumber = kept.numberMasked().equals(read.numberMasked());
            return sameNumber ? (sameName ? NAME_AND_NUMBER : NUMBER) : NONE;
        }
        return sameName ? NAME : NONE;
    }

    private static boolean isShown(String mask) {
        return mask.chars().anyMatch(Character::isLetterOrDigit);
    }
}

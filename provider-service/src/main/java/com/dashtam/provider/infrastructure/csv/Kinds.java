package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.TransactionSubtype;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of transaction a row is, by the words in it and by its sign. */
final class Kinds {

    private static final Set<String> LOST =
            Set.of("debit", "dr", "d", "dbit", "out", "withdrawal", "soll", "s");
    private static final Set<String> GAINED =
            Set.of("credit", "cr", "c", "crdt", "in", "deposit", "haben", "h");

    /** Words that tell a kind; of several the earliest of this list does. */
    private static final Pattern WORDS =
            Pattern.compile(
                    "\\b(?:(INTEREST\\b)|(FEES?\\b|FEE_TRANSACTION\\b)|(DIVIDEND\\b)|(WIRE(?!LESS))"
                            + "|(TRANSFER|ACCT_XFER|XFER|ZELLE|VENMO|PAYPAL|QUICKPAY))");

    private static final int INTEREST = 1;
    private static final int FEE = 2;
    private static final int DIVIDEND = 3;
    private static final int WIRE = 4;
    private static final int TRANSFER = 5;
    private static final int NONE = 6;

    /** What a brokerage did, by the words with which Fidelity's descriptions of it begin. */
    private static final List<Map.Entry<Pattern, TransactionSubtype>> ACTIONS =
            List.of(
                    action("YOU BOUGHT.*(SHORT COVER|CLOSING)", TransactionSubtype.BUY_TO_COVER),
                    action("(YOU BOUGHT|REINVESTMENT)", TransactionSubtype.BUY),
                    action("YOU SOLD.*(SHORT SALE|OPENING)", TransactionSubtype.SHORT_SELL),
                    action("(YOU SOLD|REDEMPTION|IN LIEU)", TransactionSubtype.SELL),
                    action("DIVIDEND", TransactionSubtype.DIVIDEND),
                    action("MARGIN INTEREST", TransactionSubtype.MARGIN_INTEREST),
                    action("INTEREST", TransactionSubtype.INTEREST),
                    action("(LONG|SHORT)-TERM CAP", TransactionSubtype.CAPITAL_GAIN),
                    action("(RETURN OF CAPITAL|DISTRIBUTION)", TransactionSubtype.DISTRIBUTION),
                    action("EXPIRED", TransactionSubtype.EXPIRATION),
                    action("ASSIGNED", TransactionSubtype.ASSIGNMENT),
                    action("EXERCISED", TransactionSubtype.EXERCISE),
                    action("JOURNAL", TransactionSubtype.JOURNAL),
                    action("TRANSFERRED|TRANSFER OF ASSETS", TransactionSubtype.INTERNAL),
                    action("(FEE|FOREIGN TAX|FED TAX|NON-RESIDENT)", TransactionSubtype.OTHER_FEE));

    private Kinds() {}

    private static Map.Entry<Pattern, TransactionSubtype> action(
            String begins, TransactionSubtype subtype) {
        return Map.entry(Pattern.compile("^" + begins), subtype);
    }

    /** Whether the word says that the account gained, or lost; absent if it says neither. */
    static Optional<Boolean> side(String type) {
        String word = type.toLowerCase(Locale.ROOT);
        if (LOST.contains(word)) {
            return Optional.of(false);
        }
        return GAINED.contains(word) ? Optional.of(true) : Optional.empty();
    }

    /**
     * The kind of a posting of a bank or a card.
     *
     * @param gained whether the account did
     */
    static TransactionSubtype of(String type, String description, boolean gained) {
        String words = (type + " " + description).toUpperCase(Locale.ROOT);
        return switch (word(words, gained)) {
            case INTEREST -> gained ? TransactionSubtype.INTEREST : TransactionSubtype.OTHER_FEE;
            case FEE -> TransactionSubtype.ACCOUNT_FEE;
            case DIVIDEND -> TransactionSubtype.DIVIDEND;
            case WIRE -> gained ? TransactionSubtype.WIRE_IN : TransactionSubtype.WIRE_OUT;
            case TRANSFER ->
                    gained ? TransactionSubtype.TRANSFER_IN : TransactionSubtype.TRANSFER_OUT;
            default -> gained ? TransactionSubtype.DEPOSIT : TransactionSubtype.WITHDRAWAL;
        };
    }

    /** Fees are lost and dividends gained; what is the other way round tells nothing. */
    private static int word(String words, boolean gained) {
        int first = NONE;
        Matcher found = WORDS.matcher(words);
        while (found.find()) {
            for (int kind = INTEREST; kind < first; kind++) {
                boolean fits = kind != FEE || !gained;
                if (found.group(kind) != null && fits && (kind != DIVIDEND || gained)) {
                    first = kind;
                }
            }
        }
        return first;
    }

    /**
     * The kind of what happened in a brokerage account.
     *
     * @param ofSecurity whether it is about one
     */
    static TransactionSubtype ofAction(String action, boolean gained, boolean ofSecurity) {
        String words = action.toUpperCase(Locale.ROOT).strip();
        return ACTIONS.stream()
                .filter(it -> it.getKey().matcher(words).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> ofSecurity ? TransactionSubtype.UNKNOWN : of("", words, gained));
    }
}

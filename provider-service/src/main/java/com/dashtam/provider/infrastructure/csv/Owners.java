package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.kernel.feed.ColumnMapping.StatedAccount;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.domain.feed.AccountMask;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whose rows they are: of accounts that the table names, or of the one that was stated. */
final class Owners {

    /** Accounts of one table. */
    static final int MOST = 1_000;

    /** The rows of a table that names no account. */
    static final String NOBODY = "";

    private static final Currency US_DOLLAR = new Currency("USD");
    private static final int DIGEST_BYTES = 16;
    private static final int LONGEST_NAME = 100;
    private static final String GAP = "\u001F";

    /** Name and number in one field, as {@code Individual X12345678}. */
    private static final Pattern NUMBER_BEHIND = Pattern.compile("(.*?)\\s*\\b([A-Z]?\\d{5,})");

    private final Table table;
    private final Optional<StatedAccount> stated;
    private final Map<String, Owner> byKey = new LinkedHashMap<>();

    Owners(Table table, Optional<StatedAccount> stated) {
        this.table = table;
        this.stated = stated;
    }

    /** The account of a row; absent while nobody says whose it is. */
    Optional<Owner> of(Line line) {
        String number = table.field(line, Column.ACCOUNT_NUMBER);
        String name = table.field(line, Column.ACCOUNT_NAME);
        String key = number.isEmpty() && name.isEmpty() ? NOBODY : number + GAP + name;
        Owner known = byKey.get(key);
        if (known == null && byKey.size() < MOST) {
            Optional<Owner> made = key.equals(NOBODY) ? stated() : Optional.of(named(name, number));
            made.ifPresent(it -> byKey.put(key, it));
            return made;
        }
        if (known == null) {
            throw new UnreadableTableException("too many accounts");
        }
        return Optional.of(known);
    }

    /**
     * An account without a balance.
     *
     * @param currency of rows that name none
     */
    record Owner(String id, String name, String mask, AccountType type, Currency currency) {

        NormalizedAccount with(BigDecimal balance) {
            return new NormalizedAccount(
                    id, mask, name, type, currency, balance, Optional.empty(), true);
        }
    }

    private Optional<Owner> stated() {
        return stated.map(it -> {
            String name = it.name().strip();
            String mask = it.mask().map(AccountMask::of).orElse("****");
            String identity =
                    String.join(
                            GAP,
                            name.toLowerCase(Locale.ROOT),
                            it.type().text(),
                            it.currency().code(),
                            mask);
            return new Owner("csv:" + digest(identity), name, mask, it.type(), it.currency());
        });
    }

    /** Of two names in the file, that of the account and its number, one may be all there is. */
    private Owner named(String name, String number) {
        Matcher both = NUMBER_BEHIND.matcher(name);
        boolean joined = number.isEmpty() && both.matches();
        String bareNumber = joined ? both.group(2) : number;
        String bareName = joined ? both.group(1) : name;
        String mask = bareNumber.isEmpty() ? "****" : AccountMask.of(bareNumber);
        String shown = Stream.of(bareName, mask).filter(it -> !it.isEmpty()).findFirst().orElse("");
        String id = bareNumber.isEmpty() ? bareName : bareNumber;
        return new Owner(
                prefix() + digest(id),
                shown.substring(0, Math.min(shown.length(), LONGEST_NAME)),
                mask,
                type(bareName),
                stated.map(StatedAccount::currency).orElse(US_DOLLAR));
    }

    private String prefix() {
        return Conventions.isOfFidelity(table.preset()) ? "fidelity:" : "csv:";
    }

    private AccountType type(String name) {
        String words = name.toUpperCase(Locale.ROOT);
        if (words.contains("ROTH")) {
            return AccountType.ROTH_IRA;
        }
        if (words.matches(".*\\bIRA\\b.*")) {
            return AccountType.IRA;
        }
        if (words.contains("401(K)") || words.contains("401K")) {
            return AccountType.RETIREMENT_401K;
        }
        if (words.contains("403(B)") || words.contains("403B")) {
            return AccountType.RETIREMENT_403B;
        }
        if (words.contains("HSA") || words.contains("HEALTH SAVINGS")) {
            return AccountType.HSA;
        }
        return stated.map(StatedAccount::type).orElseGet(() -> usual(table.preset()));
    }

    private static AccountType usual(Preset preset) {
        return switch (preset) {
            case CHASE_CHECKING, BANK_OF_AMERICA_ACCOUNT -> AccountType.CHECKING;
            case CHASE_CARD, BANK_OF_AMERICA_CARD -> AccountType.CREDIT_CARD;
            case FIDELITY_HISTORY, FIDELITY_POSITIONS -> AccountType.BROKERAGE;
            case GENERIC -> AccountType.OTHER;
        };
    }

    private static String digest(String text) {
        try {
            byte[] whole =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package com.dashtam.provider.infrastructure.ofx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which aggregates contain which, as far as statements need it. What begins on a level ends all
 * that is open on that level or a deeper one, so that a missing end tag costs nothing.
 */
final class Structure {

    static final String ROOT = "OFX";
    static final String SIGN_ON = "SONRS";
    static final String POSITIONS = "INVPOSLIST";
    static final String SECURITIES = "SECLIST";
    static final String BANK_ROW = "STMTTRN";
    static final String BALANCE_ROW = "BAL";

    static final Set<String> RESPONSES = Set.of("STMTTRNRS", "CCSTMTTRNRS", "INVSTMTTRNRS");

    static final Set<String> TRADES =
            Set.of(
                    "BUYDEBT",
                    "BUYMF",
                    "BUYOPT",
                    "BUYOTHER",
                    "BUYSTOCK",
                    "SELLDEBT",
                    "SELLMF",
                    "SELLOPT",
                    "SELLOTHER",
                    "SELLSTOCK",
                    "INCOME",
                    "REINVEST",
                    "INVBANKTRAN",
                    "TRANSFER",
                    "MARGININTEREST",
                    "INVEXPENSE",
                    "RETOFCAP",
                    "SPLIT",
                    "JRNLFUND",
                    "JRNLSEC",
                    "CLOSUREOPT");
    private static final Set<String> POSITION_ROWS =
            Set.of("POSSTOCK", "POSMF", "POSDEBT", "POSOPT", "POSOTHER");
    private static final Set<String> SECURITY_ROWS =
            Set.of("STOCKINFO", "MFINFO", "DEBTINFO", "OPTINFO", "OTHERINFO");

    /** Aggregates even if the file never ends them; each may stand in several others. */
    private static final Set<String> LOOSE =
            Set.of(
                    "STATUS",
                    "FI",
                    "BANKACCTFROM",
                    "CCACCTFROM",
                    "INVACCTFROM",
                    "BANKACCTTO",
                    "CCACCTTO",
                    "PAYEE",
                    "CURRENCY",
                    "ORIGCURRENCY",
                    "INVTRAN",
                    "INVBUY",
                    "INVSELL",
                    "INVPOS",
                    "SECID",
                    "SECINFO",
                    "BALLIST");

    private static final Map<String, Integer> LEVELS =
            levels(
                    List.of(
                            Set.of(ROOT),
                            Set.of(
                                    "SIGNONMSGSRSV1",
                                    "BANKMSGSRSV1",
                                    "CREDITCARDMSGSRSV1",
                                    "INVSTMTMSGSRSV1",
                                    "SECLISTMSGSRSV1"),
                            RESPONSES,
                            Set.of("STMTRS", "CCSTMTRS", "INVSTMTRS", SIGN_ON, SECURITIES),
                            Set.of(
                                    "BANKTRANLIST",
                                    "INVTRANLIST",
                                    POSITIONS,
                                    "INVOOLIST",
                                    "LEDGERBAL",
                                    "AVAILBAL",
                                    "INVBAL",
                                    "INV401K",
                                    "INV401KBAL"),
                            TRADES,
                            POSITION_ROWS,
                            SECURITY_ROWS,
                            Set.of(BANK_ROW, BALANCE_ROW)));

    private static final int NONE = Integer.MAX_VALUE;

    private Structure() {}

    private static Map<String, Integer> levels(List<Set<String>> fromTheOutside) {
        var levels = new HashMap<String, Integer>();
        for (int level = 0; level < fromTheOutside.size(); level++) {
            for (String name : fromTheOutside.get(level)) {
                levels.put(name, level);
            }
        }
        return Map.copyOf(levels);
    }

    /** Whether it has a place of its own, and so is an aggregate whatever follows its tag. */
    static boolean hasLevel(String name) {
        return LEVELS.containsKey(name);
    }

    static boolean isAggregate(String name) {
        return hasLevel(name) || LOOSE.contains(name);
    }

    /** Whether the second cannot contain the first. */
    static boolean ends(String beginning, String open) {
        return LEVELS.getOrDefault(open, -1) >= LEVELS.getOrDefault(beginning, NONE);
    }

    /** Whether it holds one posting, position, security or balance. */
    static boolean isRow(String name) {
        return TRADES.contains(name)
                || POSITION_ROWS.contains(name)
                || SECURITY_ROWS.contains(name)
                || name.equals(BANK_ROW)
                || name.equals(BALANCE_ROW);
    }
}

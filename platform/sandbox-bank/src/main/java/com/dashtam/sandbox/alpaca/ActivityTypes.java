package com.dashtam.sandbox.alpaca;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which activities are asked for: by their types, or by the groups that stand for several. */
record ActivityTypes(Set<String> asked) {

    private static final Set<String> CASH = Set.of("CSD", "CSW");
    private static final Set<String> TYPES =
            Set.of(
                    "FILL", "ACATC", "ACATS", "CFEE", "CSD", "CSW", "DIV", "DIVCGL", "DIVCGS",
                    "DIVFEE", "DIVFT", "DIVNRA", "DIVROC", "DIVTW", "DIVTXEX", "FEE", "INT",
                    "INTNRA", "INTTW", "JNL", "JNLC", "JNLS", "MA", "NC", "OPASN", "OPEXP", "OPXRC",
                    "PTC", "PTR", "REORG", "SC", "SSO", "SSP");
    private static final Set<String> GROUPS = Set.of("TRANS", "MISC");

    /**
     * @param list names with commas between them; all are asked for when it is empty
     */
    static ActivityTypes of(String list) {
        return new ActivityTypes(list.isEmpty() ? Set.of() : new HashSet<>(names(list)));
    }

    static Optional<String> unknownIn(String list) {
        return names(list).stream()
                .filter(name -> !name.isEmpty() || list.contains(","))
                .filter(name -> !TYPES.contains(name) && !GROUPS.contains(name))
                .findFirst();
    }

    private static List<String> names(String list) {
        return List.of(list.split(",", -1));
    }

    boolean cover(String type) {
        return asked.isEmpty()
                || asked.contains(type)
                || (asked.contains("TRANS") && CASH.contains(type))
                || (asked.contains("MISC") && isRare(type));
    }

    private static boolean isRare(String type) {
        return !CASH.contains(type) && !type.equals("DIV") && !type.equals("FILL");
    }
}

package com.dashtam.provider.infrastructure.csv;

import static com.dashtam.kernel.feed.ColumnMapping.Column.ACCOUNT_NAME;
import static com.dashtam.kernel.feed.ColumnMapping.Column.ACCOUNT_NUMBER;
import static com.dashtam.kernel.feed.ColumnMapping.Column.AMOUNT;
import static com.dashtam.kernel.feed.ColumnMapping.Column.AVERAGE_COST;
import static com.dashtam.kernel.feed.ColumnMapping.Column.BALANCE;
import static com.dashtam.kernel.feed.ColumnMapping.Column.COMMISSION;
import static com.dashtam.kernel.feed.ColumnMapping.Column.COST;
import static com.dashtam.kernel.feed.ColumnMapping.Column.CREDIT;
import static com.dashtam.kernel.feed.ColumnMapping.Column.CURRENCY;
import static com.dashtam.kernel.feed.ColumnMapping.Column.DATE;
import static com.dashtam.kernel.feed.ColumnMapping.Column.DEBIT;
import static com.dashtam.kernel.feed.ColumnMapping.Column.DESCRIPTION;
import static com.dashtam.kernel.feed.ColumnMapping.Column.MEMO;
import static com.dashtam.kernel.feed.ColumnMapping.Column.PRICE;
import static com.dashtam.kernel.feed.ColumnMapping.Column.QUANTITY;
import static com.dashtam.kernel.feed.ColumnMapping.Column.REFERENCE;
import static com.dashtam.kernel.feed.ColumnMapping.Column.SECURITY;
import static com.dashtam.kernel.feed.ColumnMapping.Column.SETTLEMENT_DATE;
import static com.dashtam.kernel.feed.ColumnMapping.Column.SYMBOL;
import static com.dashtam.kernel.feed.ColumnMapping.Column.TYPE;
import static com.dashtam.kernel.feed.ColumnMapping.Column.VALUE;

import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of the columns of a table that is known; docs/guides/statement-files.md says where
 * from.
 *
 * @param marks names that together tell the table from all others
 * @param names what the columns are called, the first name that is there
 */
record Layout(Preset preset, Set<String> marks, Map<Column, List<String>> names) {

    private static final List<Layout> KNOWN =
            List.of(
                    new Layout(
                            Preset.CHASE_CHECKING,
                            Set.of("details", "posting date", "description", "amount", "balance"),
                            Map.of(
                                    DATE, List.of("posting date"),
                                    DESCRIPTION, List.of("description"),
                                    AMOUNT, List.of("amount"),
                                    TYPE, List.of("type"),
                                    BALANCE, List.of("balance"),
                                    REFERENCE, List.of("check or slip #"))),
                    new Layout(
                            Preset.CHASE_CARD,
                            Set.of(
                                    "transaction date",
                                    "post date",
                                    "description",
                                    "type",
                                    "amount"),
                            Map.of(
                                    DATE, List.of("transaction date"),
                                    SETTLEMENT_DATE, List.of("post date"),
                                    DESCRIPTION, List.of("description"),
                                    MEMO, List.of("memo"),
                                    AMOUNT, List.of("amount"),
                                    TYPE, List.of("type"))),
                    new Layout(
                            Preset.BANK_OF_AMERICA_ACCOUNT,
                            Set.of("date", "description", "amount", "running bal."),
                            Map.of(
                                    DATE, List.of("date"),
                                    DESCRIPTION, List.of("description"),
                                    AMOUNT, List.of("amount"),
                                    BALANCE, List.of("running bal."))),
                    new Layout(
                            Preset.BANK_OF_AMERICA_CARD,
                            Set.of("posted date", "reference number", "payee", "amount"),
                            Map.of(
                                    DATE, List.of("posted date"),
                                    DESCRIPTION, List.of("payee"),
                                    AMOUNT, List.of("amount"),
                                    REFERENCE, List.of("reference number"))),
                    new Layout(
                            Preset.FIDELITY_HISTORY,
                            Set.of("run date", "action", "symbol", "quantity", "amount"),
                            Map.ofEntries(
                                    Map.entry(DATE, List.of("run date")),
                                    Map.entry(SETTLEMENT_DATE, List.of("settlement date")),
                                    Map.entry(DESCRIPTION, List.of("action")),
                                    Map.entry(AMOUNT, List.of("amount")),
                                    Map.entry(CURRENCY, List.of("currency")),
                                    Map.entry(ACCOUNT_NAME, List.of("account")),
                                    Map.entry(ACCOUNT_NUMBER, List.of("account number")),
                                    Map.entry(SYMBOL, List.of("symbol")),
                                    Map.entry(
                                            SECURITY,
                                            List.of("description", "security description")),
                                    Map.entry(QUANTITY, List.of("quantity")),
                                    Map.entry(PRICE, List.of("price")),
                                    Map.entry(COMMISSION, List.of("commission")))),
                    new Layout(
                            Preset.FIDELITY_POSITIONS,
                            Set.of("account number", "symbol", "quantity", "current value"),
                            Map.of(
                                    ACCOUNT_NUMBER, List.of("account number"),
                                    ACCOUNT_NAME, List.of("account name"),
                                    SYMBOL, List.of("symbol"),
                                    SECURITY, List.of("description"),
                                    QUANTITY, List.of("quantity"),
                                    PRICE, List.of("last price"),
                                    VALUE, List.of("current value"),
                                    COST, List.of("cost basis total", "cost basis"),
                                    AVERAGE_COST, List.of("average cost basis"))));

    /** Words for columns that many tables have. */
    private static final Layout GENERIC =
            new Layout(
                    Preset.GENERIC,
                    Set.of(),
                    Map.ofEntries(
                            Map.entry(
                                    DATE,
                                    List.of(
                                            "date",
                                            "transaction date",
                                            "trans. date",
                                            "posting date",
                                            "posted date",
                                            "booking date",
                                            "buchungstag",
                                            "datum",
                                            "fecha")),
                            Map.entry(SETTLEMENT_DATE, List.of("settlement date", "value date")),
                            Map.entry(
                                    DESCRIPTION,
                                    List.of(
                                            "description",
                                            "payee",
                                            "narrative",
                                            "details",
                                            "name",
                                            "verwendungszweck")),
                            Map.entry(MEMO, List.of("memo", "notes")),
                            Map.entry(AMOUNT, List.of("amount", "betrag", "importe")),
                            Map.entry(
                                    DEBIT,
                                    List.of("debit", "withdrawal", "withdrawals", "paid out")),
                            Map.entry(CREDIT, List.of("credit", "deposit", "deposits", "paid in")),
                            Map.entry(TYPE, List.of("type", "transaction type", "dr/cr", "cr/dr")),
                            Map.entry(BALANCE, List.of("balance", "running balance", "saldo")),
                            Map.entry(CURRENCY, List.of("currency", "währung")),
                            Map.entry(
                                    REFERENCE,
                                    List.of("reference", "reference number", "transaction id")),
                            Map.entry(SYMBOL, List.of("symbol", "ticker")),
                            Map.entry(QUANTITY, List.of("quantity", "shares", "units")),
                            Map.entry(PRICE, List.of("price"))));

    /** A layout whose table this is; the generic one if it has at least days and amounts. */
    static Optional<Layout> of(List<String> header) {
        var names = new HashSet<>(header.stream().map(Layout::name).toList());
        return KNOWN.stream()
                .filter(layout -> names.containsAll(layout.marks))
                .findFirst()
                .or(() -> Optional.of(GENERIC).filter(it -> isWhole(it.columns(header).keySet())));
    }

    static Layout of(Preset preset) {
        return KNOWN.stream().filter(it -> it.preset == preset).findFirst().orElse(GENERIC);
    }

    /** Whether these columns are enough for transactions, or for positions. */
    static boolean isWhole(Set<Column> columns) {
        return missing(columns).isEmpty();
    }

    /** What is still to be told. */
    static List<Column> missing(Set<Column> columns) {
        if (columns.containsAll(Set.of(SYMBOL, QUANTITY, VALUE))) {
            return List.of();
        }
        boolean amounts =
                columns.contains(AMOUNT) || columns.contains(DEBIT) && columns.contains(CREDIT);
        return columns.contains(DATE)
                ? amounts ? List.of() : List.of(AMOUNT)
                : amounts ? List.of(DATE) : List.of(DATE, AMOUNT);
    }

    /** Where the columns of this layout are in a table. */
    Map<Column, Integer> columns(List<String> header) {
        List<String> there = header.stream().map(Layout::name).toList();
        var columns = new EnumMap<Column, Integer>(Column.class);
        names.forEach((column, possible) ->
                possible.stream()
                        .map(there::indexOf)
                        .filter(index -> index >= 0)
                        .findFirst()
                        .ifPresent(index -> columns.put(column, index)));
        return columns;
    }

    /** Without letter case, and without the currency that Fidelity puts behind. */
    static String name(String header) {
        return header.toLowerCase(Locale.ROOT).replace("($)", "").replaceAll("\\s+", " ").strip();
    }
}

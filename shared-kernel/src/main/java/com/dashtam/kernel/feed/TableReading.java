package com.dashtam.kernel.feed;

import java.util.List;

/**
 * How a table was read, or would be.
 *
 * @param mapping what was told and what was found out; read again with it, the table says the same
 * @param header the names of the columns, or their first fields where there are no names
 * @param undecided what must be told before the table can be imported, as dotted paths of the
 *     mapping
 */
public record TableReading(ColumnMapping mapping, List<String> header, List<String> undecided) {

    /** Undecided while nobody says whose table it is; its rows can be shown all the same. */
    public static final String ACCOUNT = "account";

    public TableReading {
        header = List.copyOf(header);
        undecided = List.copyOf(undecided);
    }
}

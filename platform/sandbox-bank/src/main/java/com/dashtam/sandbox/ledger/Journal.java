package com.dashtam.sandbox.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/** In which order the rows of one customer came about, changed and went. Guarded by its ledger. */
final class Journal {

    /**
     * What became of a row.
     *
     * @param booked its place in the order of everything
     * @param last the place of what was last done to it
     */
    record Trace(String accountId, long booked, long last, boolean gone) {}

    private final Map<String, Trace> traces = new HashMap<>();
    private long places;

    void booked(String accountId, String rowId) {
        places++;
        traces.put(rowId, new Trace(accountId, places, places, false));
    }

    void changed(String rowId) {
        mark(rowId, false);
    }

    void removed(String rowId) {
        mark(rowId, true);
    }

    private void mark(String rowId, boolean gone) {
        places++;
        traces.computeIfPresent(
                rowId, (_, trace) -> new Trace(trace.accountId(), trace.booked(), places, gone));
    }

    /** Rows that are too old to be shown have not changed. */
    void forgotten(String rowId) {
        traces.remove(rowId);
    }

    long places() {
        return places;
    }

    Stream<Entry<String, Trace>> after(long place) {
        return traces.entrySet().stream().filter(entry -> entry.getValue().last() > place);
    }
}

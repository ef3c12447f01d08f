package com.dashtam.sync.application.imports;

import java.util.Optional;

/**
 * Decides after which records of a file its progress is told: every hundred, every five points, and
 * never after the last, of which the end of the import tells. Without their number nothing is told.
 */
final class ImportPace {

    private static final int RECORDS = 100;
    private static final int POINTS = 5;
    private static final long HUNDRED_PERCENT = 100;

    private int total;
    private int read;
    private int toldPercent;

    /**
     * How far a file is read.
     *
     * @param percent whole points, rounded down
     */
    record Mark(int percent, int records, int total) {}

    void expects(int records) {
        total = records;
    }

    /** Counts one record; present when it is time to tell. */
    Optional<Mark> next() {
        read++;
        if (read >= total) {
            return Optional.empty();
        }
        int percent = Math.toIntExact(HUNDRED_PERCENT * read / total);
        if (read % RECORDS != 0 && percent < toldPercent + POINTS) {
            return Optional.empty();
        }
        toldPercent = percent;
        return Optional.of(new Mark(percent, read, total));
    }
}

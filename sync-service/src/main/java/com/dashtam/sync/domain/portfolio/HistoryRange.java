package com.dashtam.sync.domain.portfolio;

import com.dashtam.sync.domain.transaction.DateWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The days of a history, both ends included. */
public record HistoryRange(LocalDate from, LocalDate to, Interval interval) {

    /** The most points that are told at once: a year day by day, and some. */
    public static final int MAX_POINTS = 400;

    private static final int DEFAULT_DAYS = 30;
    private static final int DEFAULT_WEEKS = 26;
    private static final int DEFAULT_MONTHS = 12;

    /** How far the points lie apart. */
    public enum Interval {
        DAY,
        WEEK,
        MONTH;

        /** Where a history begins that is only known to end on a day. */
        public LocalDate usualStart(LocalDate to) {
            LocalDate start =
                    switch (this) {
                        case DAY -> to.minusDays(DEFAULT_DAYS);
                        case WEEK -> to.minusWeeks(DEFAULT_WEEKS);
                        case MONTH -> to.minusMonths(DEFAULT_MONTHS);
                    };
            return start.isBefore(DateWindow.FIRST_DAY) ? DateWindow.FIRST_DAY : start;
        }

        private LocalDate lastDayFrom(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            };
        }
    }

    public boolean isReversed() {
        return to.isBefore(from);
    }

    public boolean isTooLong() {
        return points(MAX_POINTS + 1).size() > MAX_POINTS;
    }

    /** The same without the days that are still to come. */
    public HistoryRange until(LocalDate today) {
        return to.isAfter(today) ? new HistoryRange(from, today, interval) : this;
    }

    /** The last day of each interval, and always the last of all; none when it is reversed. */
    public List<LocalDate> points() {
        return points(MAX_POINTS);
    }

    private List<LocalDate> points(int limit) {
        var days = new ArrayList<LocalDate>();
        LocalDate begin = from;
        while (!begin.isAfter(to) && days.size() < limit) {
            LocalDate last = interval.lastDayFrom(begin);
            LocalDate point = last.isAfter(to) ? to : last;
            days.add(point);
            begin = point.plusDays(1);
        }
        return days;
    }
}

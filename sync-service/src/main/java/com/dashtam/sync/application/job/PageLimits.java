package com.dashtam.sync.application.job;

import java.time.Duration;

/**
 * How rows that arrive are put together.
 *
 * @param batchRows pages are gathered until they hold this many rows
 * @param batchPause or until this much time has passed, so that slow feeds show progress
 * @param maxPageRows more rows than any institution puts on one page
 * @param progressPause between two reports of progress for one job
 */
public record PageLimits(
        int batchRows, Duration batchPause, int maxPageRows, Duration progressPause) {}

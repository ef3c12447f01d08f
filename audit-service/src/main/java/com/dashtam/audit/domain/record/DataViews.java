package com.dashtam.audit.domain.record;

import com.dashtam.kernel.command.Caller;

/** The port that puts a look at the trail into the words of the event contracts. */
@FunctionalInterface
public interface DataViews {

    AuditEntry describe(DataView view, Caller viewer);
}

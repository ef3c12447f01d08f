package com.dashtam.sync.domain.job;

import java.util.List;
import java.util.Locale;

/** What a job brings in step, stage by stage. */
public enum SyncScope {
    ALL(StageKind.ACCOUNTS, StageKind.TRANSACTIONS, StageKind.HOLDINGS),
    ACCOUNTS(StageKind.ACCOUNTS),
    TRANSACTIONS(StageKind.TRANSACTIONS),
    HOLDINGS(StageKind.HOLDINGS);

    private final List<StageKind> stages;

    SyncScope(StageKind... stages) {
        this.stages = List.of(stages);
    }

    public List<StageKind> stages() {
        return stages;
    }

    public static SyncScope parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.job.StageKind;

/** Who runs which kind of stage. */
public record StageRunners(
        AccountStage accounts, TransactionStage transactions, HoldingStage holdings) {

    StageRunner of(StageKind kind) {
        return switch (kind) {
            case ACCOUNTS -> accounts;
            case TRANSACTIONS -> transactions;
            case HOLDINGS -> holdings;
        };
    }
}

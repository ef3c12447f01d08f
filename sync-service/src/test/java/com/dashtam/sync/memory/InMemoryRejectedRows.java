package com.dashtam.sync.memory;

import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.imports.RejectedRows;
import com.dashtam.sync.domain.ledger.Holder;
import java.util.List;
import java.util.UUID;

final class InMemoryRejectedRows implements RejectedRows {

    private final InMemoryLedger ledger;

    InMemoryRejectedRows(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<LeftOutRow> find(UUID jobId, Holder holder, int atMost) {
        return ledger.rejected(jobId).stream().limit(atMost).toList();
    }
}

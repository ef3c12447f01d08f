package com.dashtam.sync.domain.imports;

import com.dashtam.sync.domain.ledger.Holder;
import java.util.List;
import java.util.UUID;

/** Which of the rows that were set aside for a job the ledger does not merge, and why. */
public interface RejectedRows {

    /**
     * Those that are errors, in the order of the file; asked after they were to be merged and
     * before the reading is concluded.
     */
    List<LeftOutRow> find(UUID jobId, Holder holder, int atMost);
}

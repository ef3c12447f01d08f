package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.sync.domain.imports.ImportJob;
import java.util.List;

/**
 * An import with the records that were left out.
 *
 * @param first the first of them; the job's counts tell of all
 */
public record LeftOutRows(ImportJob job, List<LeftOut> first) {

    public LeftOutRows {
        first = List.copyOf(first);
    }
}

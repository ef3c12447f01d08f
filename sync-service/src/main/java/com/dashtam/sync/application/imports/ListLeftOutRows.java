package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.LeftOutRow;
import java.util.Optional;
import java.util.UUID;

/** Asks for a page of the records that an import left out. */
public record ListLeftOutRows(UUID userId, UUID importId, Optional<String> cursor, int limit)
        implements Query {

    /** The page, and the import, whose counts tell of all. */
    public record Listing(ImportJob job, Page<LeftOutRow> page) {}
}

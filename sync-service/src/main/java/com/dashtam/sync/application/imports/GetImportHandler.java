package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.ImportJobs;
import java.util.Optional;

public final class GetImportHandler implements QueryHandler<GetImport, Optional<ImportJob>> {

    private final ImportJobs imports;

    public GetImportHandler(ImportJobs imports) {
        this.imports = imports;
    }

    @Override
    public Optional<ImportJob> handle(GetImport query) {
        return imports.findOwned(query.importId(), query.userId());
    }
}

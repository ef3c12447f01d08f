package com.dashtam.identity.application.export;

import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.kernel.command.QueryHandler;
import java.util.Optional;

/** Finds an export of the user who asks. */
public final class GetDataExportHandler
        implements QueryHandler<GetDataExport, Optional<DataExport>> {

    private final DataExports exports;

    public GetDataExportHandler(DataExports exports) {
        this.exports = exports;
    }

    @Override
    public Optional<DataExport> handle(GetDataExport query) {
        return exports.findOwned(query.exportId(), query.userId());
    }
}

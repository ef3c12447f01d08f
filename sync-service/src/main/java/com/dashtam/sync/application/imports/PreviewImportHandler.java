package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.result.Result;

public final class PreviewImportHandler
        implements QueryHandler<PreviewImport, Result<ImportPreview, ImportRefusal>> {

    private final FilePreviews previews;

    public PreviewImportHandler(FilePreviews previews) {
        this.previews = previews;
    }

    @Override
    public Result<ImportPreview, ImportRefusal> handle(PreviewImport query) {
        return query.upload()
                .file()
                .flatMap(file -> previews.preview(file, query.upload(), query.rows()));
    }
}

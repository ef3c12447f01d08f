package com.dashtam.sync.presentation.http.imports;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.sync.application.imports.GetImport;
import com.dashtam.sync.application.imports.GetImportHandler;
import com.dashtam.sync.application.imports.ImportRefusal;
import com.dashtam.sync.application.imports.ListLeftOutRows;
import com.dashtam.sync.application.imports.ListLeftOutRows.Listing;
import com.dashtam.sync.application.imports.ListLeftOutRowsHandler;
import com.dashtam.sync.application.imports.PreviewImport;
import com.dashtam.sync.application.imports.PreviewImportHandler;
import com.dashtam.sync.application.imports.StartImport;
import com.dashtam.sync.application.imports.StartImportHandler;
import com.dashtam.sync.application.imports.Upload;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.ImportsApi;
import com.dashtam.sync.presentation.http.model.ImportFormatList;
import com.dashtam.sync.presentation.http.model.ImportPreview;
import com.dashtam.sync.presentation.http.model.ImportRowList;
import com.dashtam.sync.presentation.http.model.ModelImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public final class ImportController implements ImportsApi {

    private static final int SHOWN_ROWS = 20;

    private final StartImportHandler start;
    private final PreviewImportHandler previews;
    private final GetImportHandler get;
    private final ListLeftOutRowsHandler leftOut;
    private final CurrentUser user;
    private final IdempotentAnswers answers;

    public ImportController(
            StartImportHandler start,
            PreviewImportHandler previews,
            GetImportHandler get,
            ListLeftOutRowsHandler leftOut,
            CurrentUser user,
            IdempotentAnswers answers) {
        this.start = start;
        this.previews = previews;
        this.get = get;
        this.leftOut = leftOut;
        this.user = user;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<ModelImport> createImport(
            MultipartFile file, @Nullable String idempotencyKey, @Nullable String mapping) {
        Upload upload = upload(file, mapping);
        return answers.answer(() -> started(upload), ImportController::shown, ImportProblems::of);
    }

    private static ResponseEntity<ModelImport> shown(ImportJob job) {
        return ResponseEntity.created(URI.create("/api/v1/imports/" + job.id()))
                .body(ImportView.of(job));
    }

    /** That nobody can look into the file now is no answer to keep for a repeated request. */
    private Result<ImportJob, ImportRefusal> started(Upload upload) {
        return start.handle(new StartImport(user.id(), upload), user.caller())
                .mapError(ImportProblems::lasting);
    }

    @Override
    public ResponseEntity<ImportPreview> previewImport(
            MultipartFile file, @Nullable String mapping) {
        var query = new PreviewImport(upload(file, mapping), SHOWN_ROWS);
        return previews.handle(query)
                .fold(
                        preview -> ResponseEntity.ok(PreviewView.of(preview)),
                        refusal -> {
                            throw ImportProblems.of(refusal);
                        });
    }

    private static Upload upload(MultipartFile file, @Nullable String mapping) {
        return new Upload(
                Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                file.getSize(),
                () -> {
                    try {
                        return file.getInputStream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                MappingText.read(mapping));
    }

    @Override
    public ResponseEntity<ImportRowList> listImportRows(
            UUID importId, Integer limit, @Nullable String cursor) {
        var query = new ListLeftOutRows(user.id(), importId, Optional.ofNullable(cursor), limit);
        return switch (leftOut.handle(query)) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    ResponseEntity.ok(LeftOutView.of(listing));
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw Pages.problem(refusal);
        };
    }

    @Override
    public ResponseEntity<ModelImport> getImport(UUID importId) {
        return get.handle(new GetImport(user.id(), importId))
                .map(job -> ResponseEntity.ok(ImportView.of(job)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<ImportFormatList> listImportFormats() {
        return ResponseEntity.ok(ImportView.formats());
    }
}

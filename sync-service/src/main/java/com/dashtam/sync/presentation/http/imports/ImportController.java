package com.dashtam.sync.presentation.http.imports;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.sync.application.imports.GetImport;
import com.dashtam.sync.application.imports.GetImportHandler;
import com.dashtam.sync.application.imports.StartImport;
import com.dashtam.sync.application.imports.StartImport.Refusal;
import com.dashtam.sync.application.imports.StartImportHandler;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.api.ImportsApi;
import com.dashtam.sync.presentation.http.model.ImportFormatList;
import com.dashtam.sync.presentation.http.model.ModelImport;
import java.io.IOException;
import java.io.InputStream;
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

    private final StartImportHandler start;
    private final GetImportHandler get;
    private final CurrentUser user;
    private final IdempotentAnswers answers;

    public ImportController(
            StartImportHandler start,
            GetImportHandler get,
            CurrentUser user,
            IdempotentAnswers answers) {
        this.start = start;
        this.get = get;
        this.user = user;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<ModelImport> createImport(
            MultipartFile file, @Nullable String idempotencyKey) {
        return answers.answer(
                () -> started(file), ImportController::shown, ImportController::problem);
    }

    private static ResponseEntity<ModelImport> shown(ImportJob job) {
        return ResponseEntity.created(URI.create("/api/v1/imports/" + job.id()))
                .body(ImportView.of(job));
    }

    private Result<ImportJob, Refusal> started(MultipartFile file) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        try (InputStream content = file.getInputStream()) {
            var command = new StartImport(user.id(), name, file.getSize(), content);
            return start.handle(command, user.caller());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case FORMAT_UNKNOWN ->
                    new ProblemException(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "The file's name must end in .ofx or .qfx.");
            case NAME_INVALID ->
                    ProblemException.invalid("file", "name", "needs a name of 1 to 255 characters");
            case EMPTY -> ProblemException.invalid("file", "required", "must not be empty");
            case TOO_LARGE ->
                    new ProblemException(
                            ProblemType.CONTENT_TOO_LARGE, "The file is larger than 32 MB.");
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

package com.dashtam.identity.presentation.http.export;

import com.dashtam.identity.application.export.DownloadDataExport;
import com.dashtam.identity.application.export.DownloadDataExportHandler;
import com.dashtam.identity.application.export.DownloadRefused;
import com.dashtam.identity.application.export.ExportRefused;
import com.dashtam.identity.application.export.GetDataExport;
import com.dashtam.identity.application.export.GetDataExportHandler;
import com.dashtam.identity.application.export.StartDataExport;
import com.dashtam.identity.application.export.StartDataExportHandler;
import com.dashtam.identity.application.export.StartedExport;
import com.dashtam.identity.presentation.http.StepUpProblem;
import com.dashtam.identity.presentation.http.api.DataExportApi;
import com.dashtam.identity.presentation.http.model.DataExport;
import com.dashtam.identity.presentation.http.model.DataExport.StatusEnum;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.platform.security.CurrentCaller;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Copies of what is held of a user, over HTTP. */
@RestController
public final class ExportController implements DataExportApi {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final StartDataExportHandler start;
    private final GetDataExportHandler get;
    private final DownloadDataExportHandler download;
    private final CurrentCaller current;
    private final IdempotentAnswers answers;

    ExportController(
            StartDataExportHandler start,
            GetDataExportHandler get,
            DownloadDataExportHandler download,
            CurrentCaller current,
            IdempotentAnswers answers) {
        this.start = start;
        this.get = get;
        this.download = download;
        this.current = current;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<DataExport> startDataExport(@Nullable String idempotencyKey) {
        var token = current.token();
        var command = new StartDataExport(token.userId(), token.sessionId());
        return answers.answer(
                () -> start.handle(command, current.caller()),
                ExportController::shown,
                ExportController::problem);
    }

    private static ResponseEntity<DataExport> shown(StartedExport started) {
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/users/current/data-exports/" + started.export().id()))
                .body(view(started.export()));
    }

    private static ProblemException problem(ExportRefused refusal) {
        return switch (refusal) {
            case STEP_UP_REQUIRED -> StepUpProblem.required();
            case USER_UNKNOWN ->
                    new ProblemException(ProblemType.UNAUTHORIZED, "The account is gone.");
            case TOO_MANY_REQUESTS ->
                    new ProblemException(
                                    ProblemType.RATE_LIMIT_EXCEEDED,
                                    "A copy was asked for too often.")
                            .retryAfter(com.dashtam.identity.domain.export.DataExport.WINDOW);
        };
    }

    @Override
    public ResponseEntity<DataExport> getDataExport(UUID exportId) {
        return get.handle(new GetDataExport(current.token().userId(), exportId))
                .map(export -> ResponseEntity.ok(view(export)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<Resource> downloadDataExport(UUID exportId) {
        var token = current.token();
        var command = new DownloadDataExport(token.userId(), token.sessionId(), exportId);
        return switch (download.handle(command, current.caller())) {
            case Result.Ok<byte[], DownloadRefused>(var archive) -> sent(archive, exportId);
            case Result.Err<byte[], DownloadRefused>(var refusal) -> throw problem(refusal);
        };
    }

    private static ResponseEntity<Resource> sent(byte[] archive, UUID exportId) {
        var name = ContentDisposition.attachment().filename("dashtam-" + exportId + ".zip");
        return ResponseEntity.ok()
                .contentType(ZIP)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, name.build().toString())
                .body(new ByteArrayResource(archive));
    }

    private static ProblemException problem(DownloadRefused refusal) {
        return switch (refusal) {
            case STEP_UP_REQUIRED -> StepUpProblem.required();
            case EXPORT_UNKNOWN, GONE -> ProblemException.notFound();
            case NOT_READY ->
                    new ProblemException(ProblemType.CONFLICT, "The copy is still being made.");
        };
    }

    private static DataExport view(com.dashtam.identity.domain.export.DataExport export) {
        var view =
                new DataExport(
                        export.id(),
                        StatusEnum.fromValue(export.status().text()),
                        export.requestedAt().atOffset(ZoneOffset.UTC));
        export.finishedAt().map(at -> at.atOffset(ZoneOffset.UTC)).ifPresent(view::finishedAt);
        export.expiresAt().map(at -> at.atOffset(ZoneOffset.UTC)).ifPresent(view::expiresAt);
        export.sizeBytes().ifPresent(view::sizeBytes);
        return view;
    }
}

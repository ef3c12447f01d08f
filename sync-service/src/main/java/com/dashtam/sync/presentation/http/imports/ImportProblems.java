package com.dashtam.sync.presentation.http.imports;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.Problem.FieldError;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.imports.ImportRefusal;
import java.time.Duration;

/** Why a file is not taken, as problems. */
final class ImportProblems {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private ImportProblems() {}

    static ProblemException of(ImportRefusal refusal) {
        return switch (refusal) {
            case ImportRefusal.Plain plain -> plain(plain);
            case ImportRefusal.Undecided(var paths) ->
                    new ProblemException(
                            ProblemType.VALIDATION_FAILED,
                            "The table does not tell for sure how it is to be read.",
                            paths.stream()
                                    .map(path ->
                                            new FieldError(
                                                    "mapping." + path,
                                                    "required",
                                                    "must be told, the rows leave it open"))
                                    .toList());
        };
    }

    /**
     * The same refusal, if it would be one again.
     *
     * @throws ProblemException if it passes
     */
    static ImportRefusal lasting(ImportRefusal refusal) {
        if (refusal == ImportRefusal.Plain.PROVIDER_UNAVAILABLE) {
            throw of(refusal);
        }
        return refusal;
    }

    private static ProblemException plain(ImportRefusal.Plain refusal) {
        return switch (refusal) {
            case FORMAT_UNKNOWN ->
                    new ProblemException(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "The file's name must end in .ofx, .qfx or .csv.");
            case NAME_INVALID ->
                    ProblemException.invalid("file", "name", "needs a name of 1 to 255 characters");
            case EMPTY -> ProblemException.invalid("file", "required", "must not be empty");
            case TOO_LARGE ->
                    new ProblemException(
                            ProblemType.CONTENT_TOO_LARGE, "The file is larger than 32 MB.");
            case MAPPING_USELESS ->
                    ProblemException.invalid("mapping", "invalid", "is for tables in CSV alone");
            case FILE_UNREADABLE ->
                    ProblemException.invalid(
                            "file",
                            "file_unreadable",
                            "is damaged, or not of the kind that its name tells");
            case NO_ACCOUNT ->
                    ProblemException.invalid("file", "no_account", "holds no account and no row");
            case PROVIDER_UNAVAILABLE ->
                    new ProblemException(
                                    ProblemType.SERVICE_UNAVAILABLE,
                                    "The file could not be looked into for now.")
                            .retryAfter(PAUSE);
        };
    }
}

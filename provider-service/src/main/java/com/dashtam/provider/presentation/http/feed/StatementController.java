package com.dashtam.provider.presentation.http.feed;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.feed.FeedFormatException;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.platform.security.CurrentCaller;
import com.dashtam.provider.application.feed.PreviewStatement;
import com.dashtam.provider.application.feed.PreviewStatementHandler;
import com.dashtam.provider.application.feed.ReadStatement;
import com.dashtam.provider.application.feed.ReadStatementHandler;
import com.dashtam.provider.domain.feed.FileKind;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files for other services. Written by hand: generated interfaces do not stream. */
@RestController
public final class StatementController {

    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_MAPPING = 8_000;
    private static final int MOST_ROWS = 100;

    private final ReadStatementHandler statements;
    private final PreviewStatementHandler previews;
    private final CurrentCaller current;

    public StatementController(
            ReadStatementHandler statements,
            PreviewStatementHandler previews,
            CurrentCaller current) {
        this.statements = statements;
        this.previews = previews;
        this.current = current;
    }

    @PostMapping(
            path = "/internal/v1/statements",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void statements(
            @RequestParam("user_id") UUID userId,
            @RequestParam("file_name") @Size(min = 1, max = LONGEST_TEXT) String fileName,
            @RequestHeader(name = "X-Dashtam-Mapping", required = false)
                    @Size(max = LONGEST_MAPPING)
                    @Nullable String mapping,
            @RequestBody byte[] file,
            HttpServletResponse response)
            throws IOException {
        var command = new ReadStatement(userId, kind(fileName), file, mapping(mapping));
        FeedStream.write(statements.handle(command, current.caller()), response);
    }

    @PostMapping(
            path = "/internal/v1/statements/previews",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void preview(
            @RequestParam("file_name") @Size(min = 1, max = LONGEST_TEXT) String fileName,
            @RequestParam @Min(0) @Max(MOST_ROWS) int rows,
            @RequestHeader(name = "X-Dashtam-Mapping", required = false)
                    @Size(max = LONGEST_MAPPING)
                    @Nullable String mapping,
            @RequestBody byte[] file,
            HttpServletResponse response)
            throws IOException {
        var query = new PreviewStatement(kind(fileName), file, mapping(mapping), rows);
        FeedStream.write(previews.handle(query), response);
    }

    private static FileKind kind(String fileName) {
        return FileKind.of(fileName)
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                "Files end in .ofx, .qfx or .csv."));
    }

    /** In a header, because the body is the file; letters beyond ASCII do not pass there. */
    private static ColumnMapping mapping(@Nullable String encoded) {
        try {
            return Optional.ofNullable(encoded)
                    .map(text -> Base64.getUrlDecoder().decode(text))
                    .map(bytes -> MappingCodec.read(new String(bytes, StandardCharsets.UTF_8)))
                    .orElse(ColumnMapping.NONE);
        } catch (IllegalArgumentException | FeedFormatException e) {
            throw ProblemException.invalid("X-Dashtam-Mapping", "invalid", "is no mapping");
        }
    }
}

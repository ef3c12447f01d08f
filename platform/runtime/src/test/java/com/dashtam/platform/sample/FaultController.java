package com.dashtam.platform.sample;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.sample.api.FaultApi;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class FaultController implements FaultApi {

    private static final int HALF = 16_384;

    static final String SECRET_TEXT = "the-inner-text-of-an-exception";

    @Override
    public ResponseEntity<Void> causeFault(String fault) {
        switch (fault) {
            case "database" ->
                    throw new CannotGetJdbcConnectionException(
                            SECRET_TEXT, new SQLTransientConnectionException(SECRET_TEXT));
            case "lock" -> throw new CannotAcquireLockException(SECRET_TEXT);
            case "away" -> throw new UnavailableException(SECRET_TEXT, Duration.ofSeconds(7));
            case "bug" -> throw new IllegalStateException(SECRET_TEXT);
            case "error" -> throw new StackOverflowError(SECRET_TEXT);
            case "too-soon" ->
                    throw new ProblemException(ProblemType.SYNC_TOO_SOON, "Synchronised just now.")
                            .retryAfter(Duration.ofMillis(300));
            case "halfway" -> {
                return halfAnAnswer();
            }
            default -> {
                return ResponseEntity.noContent().build();
            }
        }
    }

    /** Twice as much as the container holds back, and a bug. */
    @SuppressWarnings("unchecked")
    private static ResponseEntity<Void> halfAnAnswer() {
        InputStream half = new ByteArrayInputStream(new byte[HALF]);
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException(SECRET_TEXT);
                    }
                };
        ResponseEntity<?> answer =
                ResponseEntity.ok()
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(new InputStreamResource(new SequenceInputStream(half, broken)));
        return (ResponseEntity<Void>) answer;
    }
}

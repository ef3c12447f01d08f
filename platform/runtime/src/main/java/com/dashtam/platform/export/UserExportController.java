package com.dashtam.platform.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The export over HTTP, for identity-service alone: see the contract {@code export-internal}. */
@RestController
final class UserExportController {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final UserExport export;

    UserExportController(UserExport export) {
        this.export = export;
    }

    @GetMapping("/internal/v1/users/{user_id}/export")
    void exportUserData(@PathVariable("user_id") UUID userId, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
        export.write(userId, out);
        out.flush();
    }
}

package com.dashtam.platform.export;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Serves the export of every service whose contracts say so. */
@AutoConfiguration
@ConditionalOnProperty("dashtam.export.served")
public class UserExportConfiguration {

    @Bean
    UserExportController userExportController(UserExport export) {
        return new UserExportController(export);
    }
}

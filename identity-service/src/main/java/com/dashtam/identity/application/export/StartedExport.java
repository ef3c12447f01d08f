package com.dashtam.identity.application.export;

import com.dashtam.identity.domain.export.DataExport;

/**
 * A copy that is being made.
 *
 * @param isNew false for one that was under way already
 */
public record StartedExport(DataExport export, boolean isNew) {}

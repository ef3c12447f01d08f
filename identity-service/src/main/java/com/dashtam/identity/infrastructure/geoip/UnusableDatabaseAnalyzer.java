package com.dashtam.identity.infrastructure.geoip;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in a line, instead of a stack trace, why the service does not start. */
final class UnusableDatabaseAnalyzer extends AbstractFailureAnalyzer<UnusableDatabaseException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnusableDatabaseException failure) {
        return new FailureAnalysis(
                String.valueOf(failure.getMessage()),
                "Let DASHTAM_GEOIP_DATABASE name a MaxMind DB file, or nothing.",
                failure);
    }
}

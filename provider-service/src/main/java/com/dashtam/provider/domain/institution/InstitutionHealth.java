package com.dashtam.provider.domain.institution;

import java.util.Optional;

/** The port that tells how institutions have answered of late. */
@FunctionalInterface
public interface InstitutionHealth {

    /** Absent for one that is not called: files, and what is not configured. */
    Optional<Health> of(Slug slug);
}

package com.dashtam.provider.domain.credential;

import java.util.UUID;

/** Whom tokens belong to; they cannot be read under another owner's name. */
public record TokenOwner(UUID connectionId, UUID userId) {}

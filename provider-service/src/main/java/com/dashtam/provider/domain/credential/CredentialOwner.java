package com.dashtam.provider.domain.credential;

import java.util.UUID;

/** Whom credentials belong to; they cannot be read under another owner's name. */
public record CredentialOwner(UUID connectionId, UUID userId) {}

package com.dashtam.audit.domain.record;

import java.util.Optional;

/** What was acted on: a kind of thing, and which one where that is known. */
public record Resource(String type, Optional<String> id) {}

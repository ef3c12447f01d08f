package com.dashtam.audit.application.record;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** What does this record say? */
public record ReadRecord(UUID recordId) implements Query {}

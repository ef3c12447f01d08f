package com.dashtam.sync.application.monitoring;

import com.dashtam.kernel.command.Query;

/** Asks how jobs stand. */
public record GetJobs() implements Query {}

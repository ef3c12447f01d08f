package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An institution tells that a connection has something new to read. */
public record FollowAnnouncement(UUID userId, UUID connectionId) implements Command {}

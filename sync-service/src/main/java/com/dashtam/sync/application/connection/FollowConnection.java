package com.dashtam.sync.application.connection;

import com.dashtam.kernel.command.Command;
import com.dashtam.sync.domain.connection.ConnectionState;

/** Keeps what provider-service says about a connection. */
public record FollowConnection(ConnectionState state) implements Command {}

package com.dashtam.kernel.command;

/** An immutable request to change something. */
public interface Command {}

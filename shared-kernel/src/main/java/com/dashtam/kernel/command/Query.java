package com.dashtam.kernel.command;

/** An immutable question that changes nothing. */
public interface Query {}

package com.dashtam.platform.http.contract;

/**
 * A parameter in an operation's path or query.
 *
 * @param repeatable whether it is a list and may occur more than once
 */
public record Parameter(String name, boolean repeatable, ValueForm form) {}

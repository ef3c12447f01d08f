package com.dashtam.contract.catalogue;

import java.util.Optional;

/**
 * One place that reads an environment variable.
 *
 * @param standard what the configuration says of its default; absent when code asks for it
 * @param sets the property it fills, or the class that asks for it
 */
record Variable(String name, Optional<String> standard, String sets) {}

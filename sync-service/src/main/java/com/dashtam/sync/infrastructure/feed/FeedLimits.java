package com.dashtam.sync.infrastructure.feed;

import java.time.Duration;

/**
 * How long and how large an answer of provider-service may be.
 *
 * @param answer until the first byte
 * @param idle between two bytes
 * @param maxLineBytes of one line of a feed
 */
public record FeedLimits(Duration answer, Duration idle, int maxLineBytes) {}

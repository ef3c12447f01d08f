package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.PageHash;
import java.util.Optional;

/**
 * What was made of an institution's answers.
 *
 * @param hash of those answers; absent when what it answered stands for nothing being there
 */
record Fetched<T>(T value, Optional<PageHash> hash) {}

package com.dashtam.gateway.sse;

import com.dashtam.platform.security.AccessToken;
import java.util.Optional;
import java.util.Set;

/**
 * What a client wants to follow.
 *
 * @param lastEventId what it says it saw last
 */
record StreamRequest(AccessToken token, Set<Category> categories, Optional<String> lastEventId) {}

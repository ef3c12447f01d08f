/**
 * The live stream of events to front-end clients (server-sent events, WHATWG HTML, section 9.2).
 */
@NullMarked
package com.dashtam.gateway.sse;

import org.jspecify.annotations.NullMarked;

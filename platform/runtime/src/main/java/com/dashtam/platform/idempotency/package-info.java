/**
 * Keeps the answers to requests that carry an idempotency key, so that each has its effect once.
 */
@NullMarked
package com.dashtam.platform.idempotency;

import org.jspecify.annotations.NullMarked;

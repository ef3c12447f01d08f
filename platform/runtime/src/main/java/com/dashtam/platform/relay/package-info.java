/** Carries outbox rows to Kafka, in order, at least once. */
@NullMarked
package com.dashtam.platform.relay;

import org.jspecify.annotations.NullMarked;

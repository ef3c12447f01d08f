/** Carries Kafka records to handlers, each effect once. */
@NullMarked
package com.dashtam.platform.inbox;

import org.jspecify.annotations.NullMarked;

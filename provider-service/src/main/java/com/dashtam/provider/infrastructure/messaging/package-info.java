/** What the service does with events from Kafka. */
@NullMarked
package com.dashtam.provider.infrastructure.messaging;

import org.jspecify.annotations.NullMarked;

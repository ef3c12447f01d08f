/** A single Kafka broker, controller included, that runs as a process of its own. */
@NullMarked
package com.dashtam.broker;

import org.jspecify.annotations.NullMarked;

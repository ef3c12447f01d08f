/** Looking at what is on Kafka, and waiting for what must come. */
@NullMarked
package com.dashtam.testing.event;

import org.jspecify.annotations.NullMarked;

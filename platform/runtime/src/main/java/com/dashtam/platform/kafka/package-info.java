/** How a service reaches Kafka, and the topics it makes sure of. */
@NullMarked
package com.dashtam.platform.kafka;

import org.jspecify.annotations.NullMarked;

/** Following the events of provider-service. */
@NullMarked
package com.dashtam.sync.infrastructure.messaging;

import org.jspecify.annotations.NullMarked;

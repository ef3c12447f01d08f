/** What operators see of a process: health, metrics, logs. */
@NullMarked
package com.dashtam.platform.observability;

import org.jspecify.annotations.NullMarked;

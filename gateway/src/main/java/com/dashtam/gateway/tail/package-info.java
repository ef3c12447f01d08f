/** Event topics read by each instance for itself: from a while ago up to now, and on. */
@NullMarked
package com.dashtam.gateway.tail;

import org.jspecify.annotations.NullMarked;

/** How jobs stand, judged. */
@NullMarked
package com.dashtam.sync.application.monitoring;

import org.jspecify.annotations.NullMarked;

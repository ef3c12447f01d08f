/** How jobs stand, for the tools of operators. */
@NullMarked
package com.dashtam.sync.infrastructure.monitoring;

import org.jspecify.annotations.NullMarked;

/** How jobs stand, over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.monitoring;

import org.jspecify.annotations.NullMarked;

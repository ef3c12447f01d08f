/** Holdings over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.holding;

import org.jspecify.annotations.NullMarked;

/** The questions about balances over time. */
@NullMarked
package com.dashtam.sync.application.snapshot;

import org.jspecify.annotations.NullMarked;

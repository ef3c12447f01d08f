/** Balances over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.snapshot;

import org.jspecify.annotations.NullMarked;

/** What the balances were when they were read. */
@NullMarked
package com.dashtam.sync.domain.snapshot;

import org.jspecify.annotations.NullMarked;

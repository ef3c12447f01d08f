/** Comparing what was promised, stored, sent and audited. */
@NullMarked
package com.dashtam.bench.reconcile;

import org.jspecify.annotations.NullMarked;

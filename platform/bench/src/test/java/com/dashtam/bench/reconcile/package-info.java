/** The reconciler, shown to see what is missing and what is there twice. */
@NullMarked
package com.dashtam.bench.reconcile;

import org.jspecify.annotations.NullMarked;

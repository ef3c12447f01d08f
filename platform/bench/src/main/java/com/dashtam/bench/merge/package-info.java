/** Measures the merge engine by itself, in a process of its own. */
@NullMarked
package com.dashtam.bench.merge;

import org.jspecify.annotations.NullMarked;

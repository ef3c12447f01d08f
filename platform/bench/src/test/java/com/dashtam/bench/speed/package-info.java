/** Tests of the benchmarks' own reading of answers and of what the kernel tells. */
@NullMarked
package com.dashtam.bench.speed;

import org.jspecify.annotations.NullMarked;

/** Measures the system beside the ceiling that the same machine allows in the same run. */
@NullMarked
package com.dashtam.bench.speed;

import org.jspecify.annotations.NullMarked;

/** Parts of the system that are away for a while. */
@NullMarked
package com.dashtam.bench.outages;

import org.jspecify.annotations.NullMarked;

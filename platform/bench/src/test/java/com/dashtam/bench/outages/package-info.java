/** Parts of the system, or the bank behind it, that are away or fail for a while. */
@NullMarked
package com.dashtam.bench.outages;

import org.jspecify.annotations.NullMarked;

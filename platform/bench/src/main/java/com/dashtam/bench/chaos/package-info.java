/** Killing processes while commands are in flight, and seeing what is left of the promises. */
@NullMarked
package com.dashtam.bench.chaos;

import org.jspecify.annotations.NullMarked;

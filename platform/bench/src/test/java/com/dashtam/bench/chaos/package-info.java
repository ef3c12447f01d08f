/** The kill test. */
@NullMarked
package com.dashtam.bench.chaos;

import org.jspecify.annotations.NullMarked;

/** The outcome of an operation that may be refused, as a value. */
@NullMarked
package com.dashtam.kernel.result;

import org.jspecify.annotations.NullMarked;

/** The one running system that all tests of the whole system share. */
@NullMarked
package com.dashtam.bench.system;

import org.jspecify.annotations.NullMarked;

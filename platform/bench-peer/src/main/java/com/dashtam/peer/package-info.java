/** What others would build with the same framework, for comparison in benchmarks alone. */
@NullMarked
package com.dashtam.peer;

import org.jspecify.annotations.NullMarked;

/** The workers that run jobs, and the clock that makes them. */
@NullMarked
package com.dashtam.sync.infrastructure.work;

import org.jspecify.annotations.NullMarked;

/** What the system has promised to those who drive it. */
@NullMarked
package com.dashtam.bench.journal;

import org.jspecify.annotations.NullMarked;

/** The domain's ports in memory, for tests without servers. */
@NullMarked
package com.dashtam.sync.memory;

import org.jspecify.annotations.NullMarked;

/** What this service does by the clock. */
@NullMarked
package com.dashtam.provider.infrastructure.work;

import org.jspecify.annotations.NullMarked;

/** What the service does by the clock. */
@NullMarked
package com.dashtam.identity.infrastructure.work;

import org.jspecify.annotations.NullMarked;

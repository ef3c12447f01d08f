/** Secrets: where they come from, and that they go nowhere. */
@NullMarked
package com.dashtam.platform.secrets;

import org.jspecify.annotations.NullMarked;

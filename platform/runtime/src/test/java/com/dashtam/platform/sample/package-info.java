/** A small service on the platform, for the platform's own tests. */
@NullMarked
package com.dashtam.platform.sample;

import org.jspecify.annotations.NullMarked;

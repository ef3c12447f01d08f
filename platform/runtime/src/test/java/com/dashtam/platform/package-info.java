/** Tests of the platform on real servers. */
@NullMarked
package com.dashtam.platform;

import org.jspecify.annotations.NullMarked;

/** The same servers as containers of the official images, for machines with a Docker daemon. */
@NullMarked
package com.dashtam.testing.container;

import org.jspecify.annotations.NullMarked;

/** The whole service, run on real servers and driven through its HTTP interface. */
@NullMarked
package com.dashtam.identity.running;

import org.jspecify.annotations.NullMarked;

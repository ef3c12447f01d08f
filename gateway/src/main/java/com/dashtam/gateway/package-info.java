/** The only public door: puts the gateway together and starts it. */
@NullMarked
package com.dashtam.gateway;

import org.jspecify.annotations.NullMarked;

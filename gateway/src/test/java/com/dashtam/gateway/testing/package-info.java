/** A running gateway for tests, with stand-ins for what it talks to. */
@NullMarked
package com.dashtam.gateway.testing;

import org.jspecify.annotations.NullMarked;

/** The gateway beside gateways that others would build, on the same route to the same service. */
@NullMarked
package com.dashtam.bench.peer;

import org.jspecify.annotations.NullMarked;

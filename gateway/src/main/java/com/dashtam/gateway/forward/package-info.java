/** The last step of a request: to its service, and the answer back. */
@NullMarked
package com.dashtam.gateway.forward;

import org.jspecify.annotations.NullMarked;

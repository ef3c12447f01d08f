/** The outermost layer: refuses what no client has reason to send, and answers with problems. */
@NullMarked
package com.dashtam.gateway.edge;

import org.jspecify.annotations.NullMarked;

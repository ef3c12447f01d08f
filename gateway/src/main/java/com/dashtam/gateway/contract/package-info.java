/** What the gateway serves: the operations of the HTTP contracts, and nothing else. */
@NullMarked
package com.dashtam.gateway.contract;

import org.jspecify.annotations.NullMarked;

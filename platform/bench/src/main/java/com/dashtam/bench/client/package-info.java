/** Using the system as people and programs outside do: through the gateway, a mailbox, a bank. */
@NullMarked
package com.dashtam.bench.client;

import org.jspecify.annotations.NullMarked;

/** Events as rows, written in the transaction that makes them true. */
@NullMarked
package com.dashtam.platform.outbox;

import org.jspecify.annotations.NullMarked;

/** Each operation of the contracts, called through the gateway. */
@NullMarked
package com.dashtam.bench.operations;

import org.jspecify.annotations.NullMarked;

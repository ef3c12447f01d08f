/** Alpaca's Trading API: accounts, positions and activities by a pair of keys. */
@NullMarked
package com.dashtam.provider.infrastructure.alpaca;

import org.jspecify.annotations.NullMarked;

/** A broker with Alpaca's Trading API, for the brokerage accounts of the bank's customers. */
@NullMarked
package com.dashtam.sandbox.alpaca;

import org.jspecify.annotations.NullMarked;

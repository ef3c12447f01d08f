/** A broker with Charles Schwab's Trader API, for customers of the bank. */
@NullMarked
package com.dashtam.sandbox.schwab;

import org.jspecify.annotations.NullMarked;

/** Plaid's API and the page of its Link, for customers of the bank. */
@NullMarked
package com.dashtam.sandbox.plaid;

import org.jspecify.annotations.NullMarked;

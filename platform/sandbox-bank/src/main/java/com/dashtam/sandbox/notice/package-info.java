/** What the bank tells by itself, to whoever asked to be told. */
@NullMarked
package com.dashtam.sandbox.notice;

import org.jspecify.annotations.NullMarked;

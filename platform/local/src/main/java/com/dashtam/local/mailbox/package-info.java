/** A mail server that delivers nothing, and a page on which to read what it was sent. */
@NullMarked
package com.dashtam.local.mailbox;

import org.jspecify.annotations.NullMarked;

/** The end of accounts over HTTP. */
@NullMarked
package com.dashtam.identity.presentation.http.deletion;

import org.jspecify.annotations.NullMarked;

/** Passwords over HTTP. */
@NullMarked
package com.dashtam.identity.presentation.http.password;

import org.jspecify.annotations.NullMarked;

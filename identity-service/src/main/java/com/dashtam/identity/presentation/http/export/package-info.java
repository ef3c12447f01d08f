/** Copies of what is held of a user, over HTTP. */
@NullMarked
package com.dashtam.identity.presentation.http.export;

import org.jspecify.annotations.NullMarked;

/** Changes of a mail address over HTTP. */
@NullMarked
package com.dashtam.identity.presentation.http.email;

import org.jspecify.annotations.NullMarked;

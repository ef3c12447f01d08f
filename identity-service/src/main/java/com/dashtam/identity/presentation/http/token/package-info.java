/** The HTTP operations about tokens. */
@NullMarked
package com.dashtam.identity.presentation.http.token;

import org.jspecify.annotations.NullMarked;

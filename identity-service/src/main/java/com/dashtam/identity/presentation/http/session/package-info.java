/** The HTTP operations about sessions. */
@NullMarked
package com.dashtam.identity.presentation.http.session;

import org.jspecify.annotations.NullMarked;

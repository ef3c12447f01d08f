/** The HTTP operation that publishes the keys. */
@NullMarked
package com.dashtam.identity.presentation.http.key;

import org.jspecify.annotations.NullMarked;

/** Connections over HTTP. */
@NullMarked
package com.dashtam.provider.presentation.http.connection;

import org.jspecify.annotations.NullMarked;

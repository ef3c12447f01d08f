/** What the HTTP operations of all features share. */
@NullMarked
package com.dashtam.identity.presentation.http;

import org.jspecify.annotations.NullMarked;

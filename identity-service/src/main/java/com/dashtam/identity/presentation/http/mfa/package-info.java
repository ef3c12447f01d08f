/** Second factors and challenges over HTTP. */
@NullMarked
package com.dashtam.identity.presentation.http.mfa;

import org.jspecify.annotations.NullMarked;

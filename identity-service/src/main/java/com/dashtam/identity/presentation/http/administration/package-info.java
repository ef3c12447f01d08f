/** Administration over HTTP. */
@NullMarked
package com.dashtam.identity.presentation.http.administration;

import org.jspecify.annotations.NullMarked;

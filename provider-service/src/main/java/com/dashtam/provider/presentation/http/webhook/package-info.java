/** The address at which institutions' notices arrive. */
@NullMarked
package com.dashtam.provider.presentation.http.webhook;

import org.jspecify.annotations.NullMarked;

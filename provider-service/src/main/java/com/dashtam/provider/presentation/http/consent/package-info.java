/** Consent over HTTP: where to go, and what comes back. */
@NullMarked
package com.dashtam.provider.presentation.http.consent;

import org.jspecify.annotations.NullMarked;

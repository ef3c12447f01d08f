/** The catalogue over HTTP. */
@NullMarked
package com.dashtam.provider.presentation.http.institution;

import org.jspecify.annotations.NullMarked;

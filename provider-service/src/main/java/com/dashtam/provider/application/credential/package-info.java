/** Keeping the tokens of connections usable. */
@NullMarked
package com.dashtam.provider.application.credential;

import org.jspecify.annotations.NullMarked;

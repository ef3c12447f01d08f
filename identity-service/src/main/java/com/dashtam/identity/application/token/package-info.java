/** Exchanging and issuing tokens. */
@NullMarked
package com.dashtam.identity.application.token;

import org.jspecify.annotations.NullMarked;

/** Copies of what is held of a user. */
@NullMarked
package com.dashtam.identity.domain.export;

import org.jspecify.annotations.NullMarked;

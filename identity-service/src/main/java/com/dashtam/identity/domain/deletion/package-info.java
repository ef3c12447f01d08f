/** The end of accounts. */
@NullMarked
package com.dashtam.identity.domain.deletion;

import org.jspecify.annotations.NullMarked;

/** The keys that sign tokens. */
@NullMarked
package com.dashtam.identity.domain.key;

import org.jspecify.annotations.NullMarked;

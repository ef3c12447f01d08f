/** Changes of a user's mail address. */
@NullMarked
package com.dashtam.identity.domain.email;

import org.jspecify.annotations.NullMarked;

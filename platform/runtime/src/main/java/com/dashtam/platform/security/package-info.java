/** Who may do what: tokens verified, keys fetched, the access rules of the contracts enforced. */
@NullMarked
package com.dashtam.platform.security;

import org.jspecify.annotations.NullMarked;

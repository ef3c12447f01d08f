/** Second factors, passkeys, and the challenges that ask for them. */
@NullMarked
package com.dashtam.identity.domain.mfa;

import org.jspecify.annotations.NullMarked;

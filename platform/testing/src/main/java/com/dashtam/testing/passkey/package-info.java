/** An authenticator for tests that sign in by passkey. */
@NullMarked
package com.dashtam.testing.passkey;

import org.jspecify.annotations.NullMarked;

/** The tokens that stand for a user's consent, and where they are kept. */
@NullMarked
package com.dashtam.provider.domain.credential;

import org.jspecify.annotations.NullMarked;

/** Sessions: where a user is signed in, since when and until when. */
@NullMarked
package com.dashtam.identity.domain.session;

import org.jspecify.annotations.NullMarked;

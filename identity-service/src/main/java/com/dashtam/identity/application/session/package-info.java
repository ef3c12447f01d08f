/** Signing in and out, and seeing where one is signed in. */
@NullMarked
package com.dashtam.identity.application.session;

import org.jspecify.annotations.NullMarked;

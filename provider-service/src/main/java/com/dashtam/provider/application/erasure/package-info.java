/** Forgetting users. */
@NullMarked
package com.dashtam.provider.application.erasure;

import org.jspecify.annotations.NullMarked;

/** Forgetting users. */
@NullMarked
package com.dashtam.sync.application.erasure;

import org.jspecify.annotations.NullMarked;

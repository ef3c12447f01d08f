/** How users get a copy of what is held of them. */
@NullMarked
package com.dashtam.identity.application.export;

import org.jspecify.annotations.NullMarked;

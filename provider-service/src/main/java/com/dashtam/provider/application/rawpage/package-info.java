/** Keeping pages as institutions sent them, and showing them to support. */
@NullMarked
package com.dashtam.provider.application.rawpage;

import org.jspecify.annotations.NullMarked;

/** The commands of the launcher script {@code ./dashtam}. */
@NullMarked
package com.dashtam.local;

import org.jspecify.annotations.NullMarked;

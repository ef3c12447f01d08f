/** Identifiers that sort by the time they were made. */
@NullMarked
package com.dashtam.kernel.id;

import org.jspecify.annotations.NullMarked;

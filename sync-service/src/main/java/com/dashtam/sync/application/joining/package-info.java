/** Makes one account of those that are the same. */
@NullMarked
package com.dashtam.sync.application.joining;

import org.jspecify.annotations.NullMarked;

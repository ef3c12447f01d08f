/** Workflows in three states, as the application layer sees them. */
@NullMarked
package com.dashtam.kernel.workflow;

import org.jspecify.annotations.NullMarked;

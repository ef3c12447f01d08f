/** Who asks for what: commands, queries, their handlers, and the caller. */
@NullMarked
package com.dashtam.kernel.command;

import org.jspecify.annotations.NullMarked;

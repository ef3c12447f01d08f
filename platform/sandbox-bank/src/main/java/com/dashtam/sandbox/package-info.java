/** A simulated institution: its settings, its composition and its main class. */
@NullMarked
package com.dashtam.sandbox;

import org.jspecify.annotations.NullMarked;

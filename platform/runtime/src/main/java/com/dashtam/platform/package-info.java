/** What every process of ours has: a clock and a source of identifiers. */
@NullMarked
package com.dashtam.platform;

import org.jspecify.annotations.NullMarked;

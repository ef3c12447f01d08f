/** Accounts that several sources tell of, and that are one. */
@NullMarked
package com.dashtam.sync.domain.joining;

import org.jspecify.annotations.NullMarked;

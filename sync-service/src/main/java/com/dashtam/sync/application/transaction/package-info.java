/** The questions about transactions. */
@NullMarked
package com.dashtam.sync.application.transaction;

import org.jspecify.annotations.NullMarked;

/** Taking in what accounts hold, and showing it. */
@NullMarked
package com.dashtam.sync.application.holding;

import org.jspecify.annotations.NullMarked;

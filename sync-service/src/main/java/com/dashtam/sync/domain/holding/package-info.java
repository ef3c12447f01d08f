/** What accounts hold of securities. */
@NullMarked
package com.dashtam.sync.domain.holding;

import org.jspecify.annotations.NullMarked;

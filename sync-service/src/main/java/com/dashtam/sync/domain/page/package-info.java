/** Places in lists that several features have. */
@NullMarked
package com.dashtam.sync.domain.page;

import org.jspecify.annotations.NullMarked;

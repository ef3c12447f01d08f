/** What currencies are worth in others, day by day. */
@NullMarked
package com.dashtam.sync.domain.rate;

import org.jspecify.annotations.NullMarked;

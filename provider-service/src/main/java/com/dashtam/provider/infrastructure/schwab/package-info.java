/** Charles Schwab's Trader API: accounts, positions and transactions by a consent of a week. */
@NullMarked
package com.dashtam.provider.infrastructure.schwab;

import org.jspecify.annotations.NullMarked;

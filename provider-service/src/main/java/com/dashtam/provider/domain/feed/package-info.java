/** What adapters do: they turn an institution's answers and files into normalised records. */
@NullMarked
package com.dashtam.provider.domain.feed;

import org.jspecify.annotations.NullMarked;

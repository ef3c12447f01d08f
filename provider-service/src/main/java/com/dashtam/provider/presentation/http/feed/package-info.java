/** What other services read over HTTP. */
@NullMarked
package com.dashtam.provider.presentation.http.feed;

import org.jspecify.annotations.NullMarked;

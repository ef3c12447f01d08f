/** The JSON form of the records that one service streams to another. */
@NullMarked
package com.dashtam.platform.http.feed;

import org.jspecify.annotations.NullMarked;

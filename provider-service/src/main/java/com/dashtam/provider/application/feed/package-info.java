/** Handing out the data of connections and files as feeds. */
@NullMarked
package com.dashtam.provider.application.feed;

import org.jspecify.annotations.NullMarked;

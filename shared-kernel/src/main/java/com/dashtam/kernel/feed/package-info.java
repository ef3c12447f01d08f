/** The normalised records that provider-service streams to sync-service. */
@NullMarked
package com.dashtam.kernel.feed;

import org.jspecify.annotations.NullMarked;

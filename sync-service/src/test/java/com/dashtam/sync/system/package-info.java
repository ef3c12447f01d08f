/** The whole service on real servers, asked over real HTTP, with provider-service played. */
@NullMarked
package com.dashtam.sync.system;

import org.jspecify.annotations.NullMarked;

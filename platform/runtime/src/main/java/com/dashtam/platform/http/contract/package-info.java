/** The HTTP contracts, read from their OpenAPI files into what servers enforce. */
@NullMarked
package com.dashtam.platform.http.contract;

import org.jspecify.annotations.NullMarked;

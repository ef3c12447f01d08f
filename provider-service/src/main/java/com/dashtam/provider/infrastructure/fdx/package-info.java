/** Institutions that speak FDX version 6 behind OAuth2. */
@NullMarked
package com.dashtam.provider.infrastructure.fdx;

import org.jspecify.annotations.NullMarked;

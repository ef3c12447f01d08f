/** The HTTP operations about accounts. */
@NullMarked
package com.dashtam.identity.presentation.http.user;

import org.jspecify.annotations.NullMarked;

/** Net worth over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.portfolio;

import org.jspecify.annotations.NullMarked;

/** Sync jobs over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.job;

import org.jspecify.annotations.NullMarked;

/** Transactions over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.transaction;

import org.jspecify.annotations.NullMarked;

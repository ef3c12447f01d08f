/** Comparisons of transactions with balances over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.reconciliation;

import org.jspecify.annotations.NullMarked;

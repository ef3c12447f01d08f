/** The questions about balances and the transactions between them. */
@NullMarked
package com.dashtam.sync.application.reconciliation;

import org.jspecify.annotations.NullMarked;

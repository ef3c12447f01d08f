/** Whether transactions explain how balances moved. */
@NullMarked
package com.dashtam.sync.domain.reconciliation;

import org.jspecify.annotations.NullMarked;

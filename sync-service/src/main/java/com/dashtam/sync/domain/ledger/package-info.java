/** Merging what institutions and files report into the accounts and transactions that are kept. */
@NullMarked
package com.dashtam.sync.domain.ledger;

import org.jspecify.annotations.NullMarked;

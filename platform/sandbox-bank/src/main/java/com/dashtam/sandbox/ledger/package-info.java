/** The bank's books: customers, accounts and transactions that follow from a seed and a date. */
@NullMarked
package com.dashtam.sandbox.ledger;

import org.jspecify.annotations.NullMarked;

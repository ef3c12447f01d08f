/** The service that keeps accounts, transactions and balances in step with the institutions. */
@NullMarked
package com.dashtam.sync;

import org.jspecify.annotations.NullMarked;

/** Plaid: items that users link on its pages, with accounts, transactions and investments. */
@NullMarked
package com.dashtam.provider.infrastructure.plaid;

import org.jspecify.annotations.NullMarked;

/** What a user owns and owes, account by account. */
@NullMarked
package com.dashtam.sync.domain.account;

import org.jspecify.annotations.NullMarked;

/** Accounts over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.account;

import org.jspecify.annotations.NullMarked;

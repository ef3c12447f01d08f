/** What happened in the accounts, and the questions that can be asked about it. */
@NullMarked
package com.dashtam.sync.domain.transaction;

import org.jspecify.annotations.NullMarked;

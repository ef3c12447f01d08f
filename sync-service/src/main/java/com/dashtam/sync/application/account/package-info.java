/** The questions about accounts. */
@NullMarked
package com.dashtam.sync.application.account;

import org.jspecify.annotations.NullMarked;

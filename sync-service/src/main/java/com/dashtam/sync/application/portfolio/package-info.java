/** Telling users that their balances have moved. */
@NullMarked
package com.dashtam.sync.application.portfolio;

import org.jspecify.annotations.NullMarked;

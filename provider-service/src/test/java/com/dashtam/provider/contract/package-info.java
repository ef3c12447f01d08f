/** What every implementation of a port must do, in memory and on PostgreSQL. */
@NullMarked
package com.dashtam.provider.contract;

import org.jspecify.annotations.NullMarked;

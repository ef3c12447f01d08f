/** Accounts that an institution names anew, and which of the kept ones they are. */
@NullMarked
package com.dashtam.sync.domain.matching;

import org.jspecify.annotations.NullMarked;

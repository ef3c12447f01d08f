/** The routes for accounts that may be other ones than before. */
@NullMarked
package com.dashtam.sync.presentation.http.matching;

import org.jspecify.annotations.NullMarked;

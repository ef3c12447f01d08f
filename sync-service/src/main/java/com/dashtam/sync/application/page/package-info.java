/** Cursors that say where the next page of a list begins. */
@NullMarked
package com.dashtam.sync.application.page;

import org.jspecify.annotations.NullMarked;

/** What pages of lists have in common. */
@NullMarked
package com.dashtam.sync.application.page;

import org.jspecify.annotations.NullMarked;

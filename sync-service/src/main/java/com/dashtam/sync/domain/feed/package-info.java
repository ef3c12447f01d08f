/** What provider-service reads from institutions and files, as this service receives it. */
@NullMarked
package com.dashtam.sync.domain.feed;

import org.jspecify.annotations.NullMarked;

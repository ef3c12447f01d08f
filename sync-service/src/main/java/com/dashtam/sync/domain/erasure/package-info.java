/** What is left of users who are to be forgotten. */
@NullMarked
package com.dashtam.sync.domain.erasure;

import org.jspecify.annotations.NullMarked;

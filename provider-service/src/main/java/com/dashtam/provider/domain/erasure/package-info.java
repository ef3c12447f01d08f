/** What is left of users who are to be forgotten. */
@NullMarked
package com.dashtam.provider.domain.erasure;

import org.jspecify.annotations.NullMarked;

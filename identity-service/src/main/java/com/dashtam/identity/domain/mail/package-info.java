/** The letters that users get. */
@NullMarked
package com.dashtam.identity.domain.mail;

import org.jspecify.annotations.NullMarked;

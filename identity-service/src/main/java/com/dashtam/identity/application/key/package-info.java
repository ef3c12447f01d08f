/** Keeping and publishing the keys that sign tokens. */
@NullMarked
package com.dashtam.identity.application.key;

import org.jspecify.annotations.NullMarked;

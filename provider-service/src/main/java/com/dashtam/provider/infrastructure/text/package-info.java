/** Bytes of files from outside as text. */
@NullMarked
package com.dashtam.provider.infrastructure.text;

import org.jspecify.annotations.NullMarked;

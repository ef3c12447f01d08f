/** What HTTP handlers share. */
@NullMarked
package com.dashtam.provider.presentation.http;

import org.jspecify.annotations.NullMarked;

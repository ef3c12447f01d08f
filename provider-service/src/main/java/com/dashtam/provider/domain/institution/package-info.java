/** The institutions that can be connected, and what each can do. */
@NullMarked
package com.dashtam.provider.domain.institution;

import org.jspecify.annotations.NullMarked;

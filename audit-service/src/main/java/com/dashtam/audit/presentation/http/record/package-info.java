/** The HTTP operations on records. */
@NullMarked
package com.dashtam.audit.presentation.http.record;

import org.jspecify.annotations.NullMarked;

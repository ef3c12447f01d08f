/** Imports of statement files over HTTP. */
@NullMarked
package com.dashtam.sync.presentation.http.imports;

import org.jspecify.annotations.NullMarked;

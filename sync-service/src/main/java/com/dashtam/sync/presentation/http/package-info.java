/** What the HTTP interface says alike in all of its parts. */
@NullMarked
package com.dashtam.sync.presentation.http;

import org.jspecify.annotations.NullMarked;

/** The HTTP operations on workflows. */
@NullMarked
package com.dashtam.audit.presentation.http.workflow;

import org.jspecify.annotations.NullMarked;

/** The kinds of problem that the HTTP interfaces report (RFC 9457). */
@NullMarked
package com.dashtam.kernel.problem;

import org.jspecify.annotations.NullMarked;

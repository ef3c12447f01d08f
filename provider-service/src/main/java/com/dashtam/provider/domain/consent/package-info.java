/** Asking a user for consent at an institution, and knowing the answer as theirs. */
@NullMarked
package com.dashtam.provider.domain.consent;

import org.jspecify.annotations.NullMarked;

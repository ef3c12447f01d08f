/** Making connections: asking for consent and redeeming the answer. */
@NullMarked
package com.dashtam.provider.application.consent;

import org.jspecify.annotations.NullMarked;

/** What institutions send by themselves, and how it is told from what others send. */
@NullMarked
package com.dashtam.provider.domain.webhook;

import org.jspecify.annotations.NullMarked;

/** What follows from what institutions send by themselves. */
@NullMarked
package com.dashtam.provider.application.webhook;

import org.jspecify.annotations.NullMarked;

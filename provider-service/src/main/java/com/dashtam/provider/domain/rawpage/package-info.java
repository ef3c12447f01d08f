/** Pages as institutions sent them, and how long they are kept. */
@NullMarked
package com.dashtam.provider.domain.rawpage;

import org.jspecify.annotations.NullMarked;

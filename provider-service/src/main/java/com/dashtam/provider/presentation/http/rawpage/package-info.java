/** Pages as institutions sent them, over HTTP. */
@NullMarked
package com.dashtam.provider.presentation.http.rawpage;

import org.jspecify.annotations.NullMarked;

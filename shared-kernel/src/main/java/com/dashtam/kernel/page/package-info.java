/** Reading long lists page by page. */
@NullMarked
package com.dashtam.kernel.page;

import org.jspecify.annotations.NullMarked;

/** What operators ask of the service on its management port. */
@NullMarked
package com.dashtam.provider.presentation.management;

import org.jspecify.annotations.NullMarked;

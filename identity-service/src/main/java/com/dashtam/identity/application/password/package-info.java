/** Use cases about passwords that were forgotten or are to be changed. */
@NullMarked
package com.dashtam.identity.application.password;

import org.jspecify.annotations.NullMarked;

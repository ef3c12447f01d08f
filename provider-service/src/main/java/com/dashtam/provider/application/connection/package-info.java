/** What a user does with connections once they exist. */
@NullMarked
package com.dashtam.provider.application.connection;

import org.jspecify.annotations.NullMarked;

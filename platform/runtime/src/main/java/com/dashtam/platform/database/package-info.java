/** The three roles under which a service meets its database, and its migrations. */
@NullMarked
package com.dashtam.platform.database;

import org.jspecify.annotations.NullMarked;

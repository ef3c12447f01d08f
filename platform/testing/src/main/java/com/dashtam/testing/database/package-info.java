/** What tests do to PostgreSQL itself, so that others meet it in the middle of their work. */
@NullMarked
package com.dashtam.testing.database;

import org.jspecify.annotations.NullMarked;

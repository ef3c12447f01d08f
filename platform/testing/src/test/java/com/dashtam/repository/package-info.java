/** What the files of the whole repository keep to. */
@NullMarked
package com.dashtam.repository;

import org.jspecify.annotations.NullMarked;

/** What all accounts of a user hold together. */
@NullMarked
package com.dashtam.sync.domain.portfolio;

import org.jspecify.annotations.NullMarked;

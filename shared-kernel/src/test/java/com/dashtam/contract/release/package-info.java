/** The contracts of every release, kept so that later ones can be held against them. */
@NullMarked
package com.dashtam.contract.release;

import org.jspecify.annotations.NullMarked;

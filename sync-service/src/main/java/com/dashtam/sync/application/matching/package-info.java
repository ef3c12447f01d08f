/**
 * Finding accounts again whose institution has named them anew, with the user's help if need be.
 */
@NullMarked
package com.dashtam.sync.application.matching;

import org.jspecify.annotations.NullMarked;

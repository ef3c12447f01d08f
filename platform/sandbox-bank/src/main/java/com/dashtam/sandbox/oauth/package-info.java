/** The authorization server: consent, codes, tokens and their withdrawal (RFC 6749, 7009, 7636). */
@NullMarked
package com.dashtam.sandbox.oauth;

import org.jspecify.annotations.NullMarked;

/** Letters by SMTP. */
@NullMarked
package com.dashtam.identity.infrastructure.mail;

import org.jspecify.annotations.NullMarked;

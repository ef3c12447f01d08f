/** What users are told by mail, and when. */
@NullMarked
package com.dashtam.identity.application.mail;

import org.jspecify.annotations.NullMarked;

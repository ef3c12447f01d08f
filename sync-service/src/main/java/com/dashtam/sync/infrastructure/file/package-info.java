/** Files that whoever operates the service provides. */
@NullMarked
package com.dashtam.sync.infrastructure.file;

import org.jspecify.annotations.NullMarked;

/** What an event is on the wire: its type, topic, key and metadata. */
@NullMarked
package com.dashtam.kernel.event;

import org.jspecify.annotations.NullMarked;

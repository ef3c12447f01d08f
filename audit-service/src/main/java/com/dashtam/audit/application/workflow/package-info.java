/** Reading which workflows are open. */
@NullMarked
package com.dashtam.audit.application.workflow;

import org.jspecify.annotations.NullMarked;

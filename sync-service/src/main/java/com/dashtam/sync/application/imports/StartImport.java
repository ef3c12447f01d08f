package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user gives us a statement file. */
public record StartImport(UUID userId, Upload upload) implements Command {}

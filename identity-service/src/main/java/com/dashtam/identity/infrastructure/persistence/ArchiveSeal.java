package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.identity.domain.export.DataExport;

/** Keeps archives unreadable in the database. */
public interface ArchiveSeal {

    byte[] close(DataExport export, byte[] archive);

    /**
     * @throws IllegalStateException when the bytes are not what was sealed for this export
     */
    byte[] open(DataExport export, byte[] sealed);
}

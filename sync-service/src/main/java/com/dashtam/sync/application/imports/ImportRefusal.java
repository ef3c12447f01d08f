package com.dashtam.sync.application.imports;

import java.util.List;

/** Why a file is not taken. */
public sealed interface ImportRefusal {

    /** A reason that says it all. */
    enum Plain implements ImportRefusal {
        /** The name ends in nothing that we can read. */
        FORMAT_UNKNOWN,
        /** The name is missing or too long. */
        NAME_INVALID,
        /** There is nothing in it. */
        EMPTY,
        TOO_LARGE,
        /** It is no table, so there is nothing to map. */
        MAPPING_USELESS,
        FILE_UNREADABLE,
        NO_ACCOUNT,
        /** Nobody can look into the file now. */
        PROVIDER_UNAVAILABLE
    }

    /**
     * The table does not tell for sure how it is to be read.
     *
     * @param paths of the mapping
     */
    record Undecided(List<String> paths) implements ImportRefusal {

        public Undecided {
            paths = List.copyOf(paths);
        }
    }
}

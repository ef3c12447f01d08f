package com.dashtam.provider.domain.feed;

/** The format of each kind of file. */
public record StatementFormats(StatementFormat ofx, StatementFormat csv) {

    public StatementFormat of(FileKind kind) {
        return switch (kind) {
            case OFX -> ofx;
            case CSV -> csv;
        };
    }
}

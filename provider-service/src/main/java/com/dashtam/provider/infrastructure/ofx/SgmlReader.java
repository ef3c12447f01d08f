package com.dashtam.provider.infrastructure.ofx;

import com.webcohesion.ofx4j.io.BaseOFXReader;
import com.webcohesion.ofx4j.io.OFXParseException;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads both generations of OFX: headers and XML as the library does, SGML by a loop of our own.
 * The library's recurses once for each element without content, and gives up at a bare ampersand;
 * banks write both.
 */
final class SgmlReader extends BaseOFXReader {

    @Override
    protected void parseV1FromFirstElement(Reader reader) throws IOException, OFXParseException {
        new SgmlParser(reader.readAllAsString(), getContentHandler()).parse();
    }
}

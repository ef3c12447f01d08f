package com.dashtam.provider.infrastructure.ofx;

import com.webcohesion.ofx4j.io.BaseOFXReader;
import com.webcohesion.ofx4j.io.OFXParseException;
import com.webcohesion.ofx4j.io.OFXV2ContentHandler;
import java.io.IOException;
import java.io.Reader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads both generations of OFX: headers as the library does, SGML by a loop of our own. The
 * library's recurses once for each element without content, and gives up at a bare ampersand; banks
 * write both. XML is parsed without document types, entities of the file's own, or messages to the
 * console.
 */
final class TolerantReader extends BaseOFXReader {

    private static final String NO_DOCUMENT_TYPE =
            "http://apache.org/xml/features/disallow-doctype-decl";

    @Override
    protected void parseV1FromFirstElement(Reader reader) throws IOException, OFXParseException {
        new SgmlParser(reader.readAllAsString(), getContentHandler()).parse();
    }

    @Override
    protected void parseV2FromFirstElement(Reader reader) throws IOException, OFXParseException {
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature(NO_DOCUMENT_TYPE, true);
            parsers.newSAXParser()
                    .parse(new InputSource(reader), new OFXV2ContentHandler(getContentHandler()));
        } catch (SAXException e) {
            throw new OFXParseException(e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser knows these features", e);
        }
    }
}

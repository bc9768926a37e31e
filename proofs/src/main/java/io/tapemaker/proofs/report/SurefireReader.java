package io.tapemaker.proofs.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the counts in the head of a {@code TEST-*.xml} of Surefire, and why a test JVM died in its summary. */
final class SurefireReader {
    private static final XMLInputFactory FACTORY = XMLInputFactory.newInstance();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private SurefireReader() {}

    /**
     * Reads one file.
     *
     * @throws IOException if it cannot be read or holds no test suite
     */
    static SurefireSuite read(String module, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("testsuite")) {
                    return suite(module, xml);
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw new IOException("is not a Surefire report: " + e.getMessage(), e);
        }
        throw new IOException("holds no test suite");
    }

    /**
     * The first line of what went wrong with the test JVM itself.
     *
     * @return empty if it ended as it should
     * @throws IOException if it cannot be read or is no summary
     */
    static String jvmFailure(Path summary) throws IOException {
        try (InputStream in = Files.newInputStream(summary)) {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("failureMessage")) {
                    return xml.getElementText().strip().lines().findFirst().orElse("");
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("is not a summary: " + e.getMessage(), e);
        }
        throw new IOException("is not a summary");
    }

    private static SurefireSuite suite(String module, XMLStreamReader xml) throws IOException {
        int skipped = number(xml, "skipped");
        TestCounts counts = new TestCounts(
                number(xml, "tests") - skipped, number(xml, "failures") + number(xml, "errors"), skipped);
        return new SurefireSuite(module, attribute(xml, "name"), counts);
    }

    private static int number(XMLStreamReader xml, String name) throws IOException {
        return Integer.parseInt(attribute(xml, name));
    }

    private static String attribute(XMLStreamReader xml, String name) throws IOException {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw new IOException("has no attribute " + name);
        }
        return value;
    }
}

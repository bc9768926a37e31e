package io.tapemaker.executor.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into the jar. */
final class ExecutorVersion implements IVersionProvider {

    private static final String RESOURCE = "/META-INF/maven/io.tapemaker/tapemaker-executor/pom.properties";
    private static final String OUTSIDE_OF_A_JAR = "(not packaged)";

    /** The version as the tape names it. */
    static String text() throws IOException {
        return new ExecutorVersion().getVersion()[0];
    }

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ExecutorVersion.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        }
        return new String[] {ExecutorMain.NAME + " " + properties.getProperty("version", OUTSIDE_OF_A_JAR)};
    }
}

package io.tapemaker.sim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into the jar. */
final class SimVersion implements IVersionProvider {

    private static final String RESOURCE = "/META-INF/maven/io.tapemaker/tapemaker-sim/pom.properties";
    private static final String OUTSIDE_OF_A_JAR = "(not packaged)";

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = SimVersion.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        }
        return new String[] {SimMain.NAME + " " + properties.getProperty("version", OUTSIDE_OF_A_JAR)};
    }
}

package io.tapemaker.proofs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module folders that the parent pom names, in its order. */
final class ModuleList {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private ModuleList() {}

    static List<String> read(Path pom) throws IOException {
        List<String> modules = new ArrayList<>();
        Matcher matcher = MODULE.matcher(Files.readString(pom));
        while (matcher.find()) {
            modules.add(matcher.group(1).strip());
        }
        if (modules.isEmpty()) {
            throw new IOException(pom + " names no module");
        }
        return modules;
    }
}

package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.sim.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A fault script in a file: JSON as the admin port takes it. */
public final class FaultFile {

    private FaultFile() {}

    /**
     * The faults of a file.
     *
     * @throws IllegalArgumentException with one line that names the file and what is wrong, if it holds none
     */
    public static List<Fault> read(Path file) {
        try {
            JsonNode json = Json.strictly(Files.readAllBytes(file));
            return Fault.script(json);
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException(
                    file + " is no JSON: line " + bad.getLocation().getLineNr() + ", column "
                            + bad.getLocation().getColumnNr() + ": " + bad.getOriginalMessage(),
                    bad);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "); name a JSON file of faults", e);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(file + ": " + bad.getMessage(), bad);
        }
    }
}

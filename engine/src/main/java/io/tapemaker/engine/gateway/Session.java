package io.tapemaker.engine.gateway;

import io.tapemaker.journal.codecs.RunMode;

/**
 * What decides in a session, besides the events. Two starts with the same session are one session: the second goes on
 * where the first stopped.
 *
 * @param mode where data comes from and where orders go
 * @param behaviourVersion version of what decides
 * @param build version and SHA-256 of the deciding code
 * @param originKind kind of the source
 * @param originHash SHA-256 that tells one source from another
 * @param configBytes configuration file as given
 * @param configParsed values in force as canonical JSON
 * @param configHash SHA-256 of {@code configParsed}
 */
public record Session(
        RunMode mode,
        int behaviourVersion,
        String build,
        String originKind,
        byte[] originHash,
        byte[] configBytes,
        byte[] configParsed,
        byte[] configHash) {}

package io.tapemaker.engine.config;

import io.tapemaker.engine.domain.settings.DecisionSettings;

/**
 * The whole configuration of the engine: what decides, and how the process runs. The keys are documented in
 * config/tapemaker.yaml.
 *
 * @param decision what decides; everything else changes speed and safety margins but no command
 * @param process how the process runs
 */
public record EngineConfig(DecisionSettings decision, ProcessSettings process) {}

package io.tapemaker.testkit;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs sample classes in a launcher of their own, with a recorder of their own. */
final class SampleRun {
    static final LauncherConfig BARE = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();

    private SampleRun() {}

    static void of(Path folder, Class<?>... samples) {
        of(folder, new ProofFilter("all", "all"), samples);
    }

    static void of(Path folder, PostDiscoveryFilter filter, Class<?>... samples) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> sample : samples) {
            request.selectors(DiscoverySelectors.selectClass(sample));
        }
        LauncherDiscoveryRequest built = request.filters(filter)
                .configurationParameter(
                        "jqwik.database", folder.resolve("jqwik").toString())
                .build();
        LauncherFactory.create(BARE).execute(built, new ProofRecorder(Optional.of(folder)));
    }
}

package io.tapemaker.proofs.report;

/**
 * What Surefire says of one test class: a second witness beside the proof file.
 *
 * @param module folder of the module
 * @param testClass binary name of the test class
 * @param tests how many tests
 */
record SurefireSuite(String module, String testClass, TestCounts tests) {
    /** The top-level class, to which a nested one belongs. */
    String topLevelClass() {
        int nested = testClass.indexOf('$');
        return nested < 0 ? testClass : testClass.substring(0, nested);
    }
}

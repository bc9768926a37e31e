package io.tapemaker.proofs.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;

/** The compiled main classes of all modules, whether they lie in folders or in jars. */
final class ProductionClasses {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("io.tapemaker");

    private ProductionClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    /** All but those in a package or below. */
    static JavaClasses outside(String name) {
        return ALL.that(DescribedPredicate.describe("outside of " + name, type -> !isIn(type, name)));
    }

    /** Classes in one of the packages or below. */
    static List<JavaClass> in(List<String> packages) {
        return ALL.stream()
                .filter(type -> packages.stream().anyMatch(name -> isIn(type, name)))
                .toList();
    }

    private static boolean isIn(JavaClass type, String name) {
        return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }
}

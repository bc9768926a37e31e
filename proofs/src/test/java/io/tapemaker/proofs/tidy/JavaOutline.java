package io.tapemaker.proofs.tidy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The classes and methods of one file, as javac parses it.
 *
 * @param methods every method and constructor with a body, nested classes included
 * @param types top-level types
 */
record JavaOutline(List<Method> methods, List<Type> types) {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    /** Shared, because opening the JDK's own classes costs far more than parsing a file. */
    private static final StandardJavaFileManager JDK = JAVAC.getStandardFileManager(null, Locale.ROOT, UTF_8);

    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");

    /** A method; its length is counted from its name to its closing brace. */
    record Method(String name, int lines, int parameters) {}

    /** A top-level type, its annotations by simple name, and whether it has test methods of its own. */
    record Type(String name, List<String> annotations, boolean hasTests) {}

    /** The outlines of files in their order, parsed in one go: setting the parser up costs more than most files do. */
    static List<JavaOutline> of(List<SourceFile> files) throws IOException {
        List<InMemory> sources =
                files.stream().map(file -> new InMemory(file.text())).toList();
        if (sources.isEmpty()) {
            return List.of();
        }
        JavacTask task = (JavacTask) JAVAC.getTask(null, JDK, diagnostic -> {}, List.of("-proc:none"), null, sources);
        List<JavaOutline> outlines = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            outlines.add(of(task, unit));
        }
        return outlines;
    }

    private static JavaOutline of(JavacTask task, CompilationUnitTree unit) {
        MethodScanner scanner = new MethodScanner(unit, Trees.instance(task).getSourcePositions());
        scanner.scan(unit, null);
        List<Type> types = new ArrayList<>();
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                types.add(new Type(type.getSimpleName().toString(), annotations(type.getModifiers()), hasTests(type)));
            }
        }
        return new JavaOutline(List.copyOf(scanner.methods), types);
    }

    private static boolean hasTests(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .anyMatch(method -> annotations(method.getModifiers()).stream().anyMatch(TESTS::contains));
    }

    private static List<String> annotations(ModifiersTree modifiers) {
        List<String> names = new ArrayList<>();
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            String name = annotation.getAnnotationType().toString();
            names.add(name.substring(name.lastIndexOf('.') + 1));
        }
        return names;
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class MethodScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods = new ArrayList<>();

        MethodScanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            if (method.getBody() != null) {
                long first = lineOf(positions.getStartPosition(unit, method.getBody()));
                long last = lineOf(positions.getEndPosition(unit, method.getBody()));
                methods.add(new Method(
                        method.getName().toString(),
                        Math.toIntExact(last - first + 1),
                        method.getParameters().size()));
            }
            return super.visitMethod(method, null);
        }

        private long lineOf(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}

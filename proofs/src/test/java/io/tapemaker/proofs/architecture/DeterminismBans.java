package io.tapemaker.proofs.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** What would make two runs over one tape differ, on one machine or between two. */
final class DeterminismBans {
    private static final Set<String> EXACT_MATH = Set.of(
            "abs",
            "min",
            "max",
            "sqrt",
            "signum",
            "floor",
            "ceil",
            "rint",
            "round",
            "clamp",
            "floorDiv",
            "floorMod",
            "ceilDiv",
            "ceilMod",
            "multiplyHigh",
            "multiplyFull");

    static final Ban WALL_CLOCK = new Ban(
            "wall clock",
            "take the time of the event being processed",
            use -> use.on("java.lang.System") && use.to("currentTimeMillis", "nanoTime")
                    || use.in("java.time") && use.to("now")
                    || use.on("java.time.Clock") && use.startsWith("system", "tick")
                    || use.on("java.util.Date") && use.takes()
                    || use.on("java.util.Calendar") && use.to("getInstance"));

    static final Ban CHANCE = new Ban(
            "chance",
            "take a seed from the tape",
            use -> use.on("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
                    || use.on("java.util.concurrent.ThreadLocalRandom")
                    || use.in("java.util.random")
                    || use.on("java.lang.Math", "java.lang.StrictMath") && use.to("random")
                    || use.on("java.util.UUID") && use.to("randomUUID")
                    || use.on("java.util.Collections") && use.to("shuffle"));

    static final Ban THREADS = new Ban(
            "threads",
            "stay a plain object that is called; threads live in pipeline and app",
            use -> use.on("java.lang.Thread", "java.lang.ThreadLocal", "java.util.Timer")
                    || use.in("java.util.concurrent") && !use.on("java.util.concurrent.TimeUnit")
                    || use.on("java.lang.Object") && use.to("wait", "notify", "notifyAll"));

    static final Ban LOGGERS = new Ban(
            "loggers",
            "return or record what happened, and let the caller say it",
            use -> use.in("org.slf4j", "java.util.logging", "ch.qos.logback")
                    || use.on("java.lang.System") && use.to("out", "err", "in", "getLogger")
                    || use.to("printStackTrace"));

    static final Ban INPUT_OUTPUT = new Ban(
            "input and output",
            "let a gateway or an adapter do it",
            use -> use.in("java.io") && !use.owner().getName().endsWith("Exception")
                    || use.in("java.nio.file", "java.nio.channels", "java.net", "javax.net"));

    static final Ban HASH_ORDER = new Ban(
            "hash order",
            "use a sorted, linked or primitive collection",
            use -> use.on("java.util.HashMap", "java.util.HashSet", "java.util.Hashtable")
                    || use.on("java.util.IdentityHashMap", "java.util.WeakHashMap")
                    || use.on("java.util.Map", "java.util.Set") && use.to("of", "copyOf", "ofEntries") && !use.takes()
                    || use.on("java.util.stream.Collectors")
                            && (use.to("toSet", "toUnmodifiableSet", "toUnmodifiableMap")
                                    || use.to("toMap") && use.parameters().size() < 4
                                    || use.startsWith("groupingBy")
                                            && use.parameters().size() < 3));

    static final Ban PARALLEL = new Ban(
            "parallel streams",
            "use a plain loop",
            use -> use.to("parallel", "parallelStream", "isParallel")
                    || use.on("java.util.Arrays") && use.startsWith("parallel"));

    static final Ban FLOATING_TEXT = new Ban(
            "floating point from or into text",
            "parse and format scaled longs (journal.types.Decimals)",
            use -> use.on("java.lang.Double") && (use.to("toString", "parseDouble", "toHexString") || isFromText(use))
                    || use.on("java.lang.Float")
                    || use.on("java.lang.String") && use.to("valueOf") && isFloating(use)
                    || use.on("java.lang.StringBuilder", "java.lang.StringBuffer") && isFloating(use)
                    || use.on("java.math.BigDecimal") && (isFloating(use) || use.startsWith("double", "float")));

    static final Ban LOOSE_MATH = new Ban(
            "Math whose last bit differs between machines",
            "use + - * / sqrt abs min max, StrictMath or fixed point",
            use -> use.on("java.lang.Math")
                    && !EXACT_MATH.contains(use.member())
                    && !use.member().endsWith("Exact"));

    static final Ban DEFAULTS = new Ban(
            "the machine's locale, character set or time zone",
            "name Locale.ROOT, the character set or ZoneOffset.UTC",
            use -> use.on("java.lang.String")
                            && (use.to("formatted")
                                    || use.to("format") && use.takes("java.lang.String", "[Ljava.lang.Object;")
                                    || use.to("toLowerCase", "toUpperCase", "getBytes") && use.takes()
                                    || use.to("<init>") && use.takes("[B"))
                    || use.on("java.util.Locale", "java.util.TimeZone") && use.to("getDefault")
                    || use.on("java.time.ZoneId") && use.to("systemDefault")
                    || use.on("java.nio.charset.Charset") && use.to("defaultCharset")
                    || use.on("java.util.Formatter", "java.text.DecimalFormat", "java.text.SimpleDateFormat"));

    static final Ban IDENTITY = new Ban(
            "a hash that differs from run to run",
            "compute a hash of numbers and bytes",
            use -> use.on("java.lang.System") && use.to("identityHashCode")
                    || use.on("java.util.Objects") && use.to("hash", "hashCode", "toIdentityString")
                    || use.to("hashCode") && use.takes() && hasIdentityHash(use.owner()));

    static final Ban ENVIRONMENT = new Ban(
            "the environment of the process",
            "take settings from the journaled configuration",
            use -> use.on("java.lang.System")
                            && use.to("getenv", "getProperty", "getProperties", "lineSeparator", "exit", "gc")
                    || use.on("java.lang.Runtime", "java.lang.ProcessHandle", "java.lang.ProcessBuilder")
                    || use.on("java.lang.Integer") && use.to("getInteger")
                    || use.on("java.lang.Long") && use.to("getLong")
                    || use.on("java.lang.Boolean") && use.to("getBoolean"));

    static final Ban REFLECTION = new Ban(
            "reflection",
            "call it",
            use -> use.in("java.lang.reflect")
                    || use.on("java.util.ServiceLoader")
                    || use.on("java.lang.Class")
                            && (use.to("forName", "newInstance")
                                    || use.startsWith(
                                            "getMethod", "getDeclared", "getField", "getConstructor", "getResource")));

    static final List<Ban> ALL = List.of(
            WALL_CLOCK,
            CHANCE,
            THREADS,
            LOGGERS,
            INPUT_OUTPUT,
            HASH_ORDER,
            PARALLEL,
            FLOATING_TEXT,
            LOOSE_MATH,
            DEFAULTS,
            IDENTITY,
            ENVIRONMENT,
            REFLECTION);

    private DeterminismBans() {}

    private static boolean isFromText(Ban.Access use) {
        return use.to("valueOf") && use.takes("java.lang.String");
    }

    private static boolean isFloating(Ban.Access use) {
        return use.parameters().contains("double") || use.parameters().contains("float");
    }

    /** An enum hashes by identity, and so does a record that holds one. */
    private static boolean hasIdentityHash(JavaClass type) {
        return type.getName().equals("java.lang.Object")
                || type.isEnum()
                || type.getName().equals("java.lang.Enum")
                || type.isRecord()
                        && type.getFields().stream()
                                .anyMatch(field -> field.getRawType().isEnum());
    }
}

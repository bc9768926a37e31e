package io.tapemaker.proofs.architecture;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Each method commits one offence, and each class is named after the ban that must find every method of it. Nothing
 * calls them.
 */
@SuppressWarnings("all")
final class PlantedFaults {
    private PlantedFaults() {}

    enum Colour {
        RED
    }

    record Painted(Colour colour, long price) {}

    static final class WallClock {
        static long millis() {
            return System.currentTimeMillis();
        }

        static long nanos() {
            return System.nanoTime();
        }

        static Instant instant() {
            return Instant.now();
        }

        static LocalDate byReference() {
            Supplier<LocalDate> today = LocalDate::now;
            return today.get();
        }

        static Object date() {
            return new java.util.Date();
        }
    }

    static final class Chance {
        static int random() {
            return new Random(1).nextInt();
        }

        static int threadLocal() {
            return ThreadLocalRandom.current().nextInt();
        }

        static UUID uuid() {
            return UUID.randomUUID();
        }

        static double math() {
            return Math.random();
        }
    }

    static final class Threads {
        static void thread() {
            new Thread(() -> {}).start();
        }

        static Object executor() {
            return Executors.newCachedThreadPool();
        }

        static Object concurrentMap() {
            return new ConcurrentHashMap<String, String>();
        }
    }

    static final class Loggers {
        static void slf4j() {
            LoggerFactory.getLogger("planted").info("planted");
        }

        static void out() {
            System.out.println("planted");
        }

        static void trace(Exception e) {
            e.printStackTrace();
        }
    }

    static final class InputOutput {
        static boolean file() {
            return new File("planted").exists();
        }

        static boolean path() {
            return Files.exists(Path.of("planted"));
        }

        static Object address() {
            return java.net.URI.create("planted");
        }
    }

    static final class HashOrder {
        static Object hashMap() {
            return new HashMap<String, String>();
        }

        static Object hashSet(List<String> names) {
            return new HashSet<>(names);
        }

        static Object mapOf() {
            return Map.of("a", 1, "b", 2);
        }

        static Object setOf() {
            return Set.of("a", "b");
        }

        static Object copy(Map<String, String> map) {
            return Map.copyOf(map);
        }

        static Object grouped(List<String> names) {
            return names.stream().collect(Collectors.groupingBy(String::length));
        }
    }

    static final class Parallel {
        static long stream(List<String> names) {
            return names.parallelStream().count();
        }

        static void sort(long[] values) {
            Arrays.parallelSort(values);
        }
    }

    static final class FloatingText {
        static String text(double value) {
            return Double.toString(value);
        }

        static double number(String text) {
            return Double.parseDouble(text);
        }

        static Double boxed(String text) {
            return Double.valueOf(text);
        }

        static String valueOf(double value) {
            return String.valueOf(value);
        }

        static BigDecimal decimal(double value) {
            return BigDecimal.valueOf(value);
        }

        static String appended(double value) {
            return new StringBuilder().append(value).toString();
        }
    }

    static final class LooseMath {
        static double exp(double value) {
            return Math.exp(value);
        }

        static double pow(double value) {
            return Math.pow(value, 0.5);
        }

        static double byReference(List<Double> values) {
            return values.stream().mapToDouble(value -> value).map(Math::log).sum();
        }
    }

    static final class Defaults {
        static String format(long price) {
            return String.format("%d", price);
        }

        static String lower(String text) {
            return text.toLowerCase();
        }

        static byte[] bytes(String text) {
            return text.getBytes();
        }

        static Locale locale() {
            return Locale.getDefault();
        }
    }

    static final class Identity {
        static int system(Object any) {
            return System.identityHashCode(any);
        }

        static int object(Object any) {
            return any.hashCode();
        }

        static int ofEnum(Colour colour) {
            return colour.hashCode();
        }

        static int ofRecordOfEnum(Painted painted) {
            return painted.hashCode();
        }

        static int objects(Object any) {
            return Objects.hash(any);
        }
    }

    static final class Environment {
        static String variable() {
            return System.getenv("planted");
        }

        static String property() {
            return System.getProperty("planted");
        }

        static int processors() {
            return Runtime.getRuntime().availableProcessors();
        }
    }

    static final class Reflection {
        static Object byName() throws ClassNotFoundException {
            return Class.forName("planted");
        }

        static Object methods() {
            return String.class.getDeclaredMethods();
        }
    }

    /** What no ban may find. */
    static final class Pure {
        private final Map<Long, Long> sizeByPrice = new TreeMap<>();

        static long mid(long bid, long ask) {
            assert bid < ask;
            return Math.floorDiv(Math.addExact(bid, ask), 2L);
        }

        static String text(long price) {
            return String.format(Locale.ROOT, "%d", price) + Long.toString(price) + Map.of();
        }

        long total() {
            return sizeByPrice.values().stream().mapToLong(size -> size).sum();
        }

        static int hash(long price) {
            return Long.hashCode(price) + "text".hashCode();
        }

        static double root(double value) {
            return Math.sqrt(StrictMath.exp(value));
        }
    }
}

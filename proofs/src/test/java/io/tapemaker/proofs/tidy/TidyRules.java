package io.tapemaker.proofs.tidy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The house rules, each a question to one file. */
final class TidyRules {
    static final int FILE_LINES = 600;
    static final int METHOD_LINES = 70;
    static final int LINE_CHARACTERS = 120;
    static final int PARAMETERS = 7;

    /** A call that is not made, where, and what to do in its place. */
    private record BannedCall(String pattern, Predicate<SourceFile> where, String instead) {}

    private static final List<BannedCall> BANNED_CALLS = List.of(
            new BannedCall(
                    "\\bSystem\\.(out|err)\\b",
                    file -> file.isMain() && !file.isBelow("cli", "app", "report", "demo", "bench"),
                    "log it, or say it in a command line package (cli, app)"),
            new BannedCall(
                    "\\bSystem\\.exit\\(",
                    file -> file.isMain() && !file.isBelow("cli", "app", "report", "demo"),
                    "return an exit code to the main class"),
            new BannedCall("\\.printStackTrace\\(", file -> true, "log the exception"),
            new BannedCall("\\bnew Random\\(\\)", file -> true, "give it a seed, and print the seed"),
            new BannedCall("\\bMath\\.random\\(", file -> true, "use a seeded generator"),
            new BannedCall("\\bnew (Date|SimpleDateFormat)\\(", file -> true, "use java.time"),
            new BannedCall("\\.to(Lower|Upper)Case\\(\\)", file -> true, "name Locale.ROOT"),
            new BannedCall("\\bString\\.format\\(\\s*\"", file -> true, "name Locale.ROOT first"),
            new BannedCall("\\.formatted\\(", SourceFile::isMain, "use String.format(Locale.ROOT, …)"),
            new BannedCall("\\.getBytes\\(\\)", file -> true, "name the character set"),
            new BannedCall("\\bnew File(Reader|Writer)\\(", file -> true, "use Files with a character set"),
            new BannedCall(
                    "\\bThread\\.sleep\\(",
                    file -> file.isMain() && !file.isBelow("app", "pipeline", "cli"),
                    "let the thread's owner in app or pipeline wait"),
            new BannedCall(
                    "\\bsynchronized\\b",
                    file -> file.isMain() && file.isBelow("domain", "logic", "decode", "policy", "venue"),
                    "one thread calls this code"),
            new BannedCall("@(Disabled|Ignore)\\b", file -> true, "mend the test or delete it"),
            new BannedCall("\\bassumeTrue\\(\\s*false\\b", file -> true, "mend the test or delete it"));

    /** In brackets, so that the rule does not find itself. */
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\\b");

    private static final Pattern MACHINE = Pattern.compile("/wor[k]/|/tm[p]/w/|/hom[e]/|/roo[t]/|/far[m]/"
            + "|\\.librar[y]\\b|repo[0-9]*\\.mave[n]|registry\\.npmj[s]|deb\\.debia[n]");
    private static final Pattern TOP_LEVEL = Pattern.compile("pom\\.xml|engine|journal|executor-sidecar|replay|sim"
            + "|proofs|bench|config|artifacts|docs|README\\.md|LICENSE|\\..*");

    private TidyRules() {}

    static List<Finding> check(List<SourceFile> files) throws IOException {
        List<SourceFile> java = files.stream().filter(SourceFile::isJava).toList();
        List<JavaOutline> outlines = JavaOutline.of(java);
        List<Finding> findings = new ArrayList<>();
        files.forEach(file -> findings.addAll(check(file)));
        for (int i = 0; i < java.size(); i++) {
            findings.addAll(outline(java.get(i), outlines.get(i)));
        }
        return findings;
    }

    private static List<Finding> check(SourceFile file) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(matches(file, file.text(), LEFT_FOR_LATER, "left-for-later", "do it now, or open an issue"));
        findings.addAll(matches(file, file.text(), MACHINE, "machine", "no path of a machine, no registry's host"));
        if (file.isJava()) {
            findings.addAll(lengths(file));
            findings.addAll(isPlanted(file) ? List.of() : bannedCalls(file));
        }
        return findings;
    }

    /** Top-level entries outside of the design. */
    static List<Finding> topLevel(List<String> entries) {
        return entries.stream()
                .filter(entry -> !TOP_LEVEL.matcher(entry).matches())
                .map(entry -> new Finding("top-level", entry, 0, "put it into a module, docs or config"))
                .toList();
    }

    private static List<Finding> lengths(SourceFile file) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = file.lines();
        if (lines.size() > FILE_LINES) {
            findings.add(new Finding("file-length", file.path(), lines.size(), "split it, one idea each"));
        }
        List<Integer> tooLong = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).length() > LINE_CHARACTERS)
                .filter(i -> !lines.get(i).startsWith("import "))
                .mapToObj(i -> i + 1)
                .toList();
        if (!tooLong.isEmpty()) {
            findings.add(new Finding("line-length", file.path(), tooLong.size(), "break the lines " + tooLong));
        }
        return findings;
    }

    private static List<Finding> outline(SourceFile file, JavaOutline outline) {
        List<Finding> findings = new ArrayList<>();
        for (JavaOutline.Method method : outline.methods()) {
            String place = file.path() + "#" + method.name();
            if (method.lines() > METHOD_LINES) {
                findings.add(new Finding("method-length", place, method.lines(), "split it"));
            }
            if (method.parameters() > PARAMETERS) {
                findings.add(new Finding("parameters", place, method.parameters(), "group them in a record"));
            }
        }
        for (JavaOutline.Type type : outline.types()) {
            if (file.isTestClass() && !type.annotations().contains("Proof") && type.hasTests()) {
                findings.add(new Finding("proof", file.path(), 0, "mark " + type.name() + " with @Proof"));
            }
            if (!file.isTestClass() && type.hasTests()) {
                findings.add(new Finding("test-name", file.path(), 0, "end the name in Test, or it never runs"));
            }
        }
        return findings;
    }

    /** Faults that the tests of a rule must find are there on purpose. */
    private static boolean isPlanted(SourceFile file) {
        return file.path().contains("/src/test/") && file.path().contains("/Planted");
    }

    private static List<Finding> bannedCalls(SourceFile file) {
        String code = CodeOnly.of(file.text());
        List<Finding> findings = new ArrayList<>();
        for (BannedCall banned : BANNED_CALLS) {
            if (banned.where().test(file)) {
                Pattern pattern = Pattern.compile(banned.pattern());
                findings.addAll(matches(file, code, pattern, "banned-call", banned.instead()));
            }
        }
        return findings;
    }

    private static List<Finding> matches(SourceFile file, String text, Pattern pattern, String rule, String message) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int line =
                    Math.toIntExact(text.substring(0, matcher.start()).lines().count());
            findings.add(new Finding(rule, file.path(), Math.max(line, 1), "'" + matcher.group() + "': " + message));
        }
        return findings;
    }
}

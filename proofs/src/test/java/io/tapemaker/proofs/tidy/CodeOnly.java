package io.tapemaker.proofs.tidy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java source with comments and the insides of literals blanked, so that a rule sees calls and not talk about calls.
 */
final class CodeOnly {
    private static final Pattern NOISE = Pattern.compile("//[^\\n]*"
            + "|/\\*(?s:.*?)\\*/"
            + "|\"\"\"(?s:.*?)\"\"\""
            + "|\"(?:\\\\.|[^\"\\\\\\n])*\""
            + "|'(?:\\\\.|[^'\\\\\\n])*'");
    private static final Pattern INSIDE = Pattern.compile("[^\\n\"]");

    private CodeOnly() {}

    /** The same number of lines and of characters. */
    static String of(String source) {
        Matcher noise = NOISE.matcher(source);
        StringBuilder code = new StringBuilder();
        while (noise.find()) {
            String blank = INSIDE.matcher(noise.group()).replaceAll(" ");
            noise.appendReplacement(code, Matcher.quoteReplacement(blank));
        }
        return noise.appendTail(code).toString();
    }
}

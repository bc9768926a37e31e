package io.tapemaker.executor.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The slow twin of the scrubber: strings, lists and indexOf. Written apart from it. */
final class NaiveScrubber {

    /** A character and the part of the frame that it came from. */
    private record Cell(char value, int from, int to) {}

    private final List<String> patterns;

    /** @param patterns what to find, in any spelling */
    NaiveScrubber(List<String> patterns) {
        this.patterns = patterns.stream().map(NaiveScrubber::same).toList();
    }

    private static String same(String text) {
        StringBuilder folded = new StringBuilder();
        // Capitals of other alphabets are bytes here, not letters.
        text.chars().forEach(c -> folded.append(c < 0x80 ? ("" + (char) c).toLowerCase(Locale.ROOT) : "" + (char) c));
        return folded.toString().replace('+', '-').replace('/', '_');
    }

    byte[] scrub(byte[] frame) {
        byte[] out = frame.clone();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < frame.length; i++) {
            cells.add(new Cell((char) (frame[i] & 0xFF), i, i + 1));
        }
        mask(cells, out);
        for (int level = 0; level < 3; level++) {
            cells = unescape(cells);
            mask(cells, out);
        }
        return out;
    }

    private void mask(List<Cell> cells, byte[] out) {
        StringBuilder cellText = new StringBuilder();
        cells.forEach(cell -> cellText.append(cell.value()));
        String text = same(cellText.toString());
        for (String pattern : patterns) {
            for (int at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
                for (int i = cells.get(at).from();
                        i < cells.get(at + pattern.length() - 1).to();
                        i++) {
                    out[i] = '*';
                }
            }
        }
    }

    private static List<Cell> unescape(List<Cell> cells) {
        StringBuilder text = new StringBuilder();
        cells.forEach(cell -> text.append(cell.value()));
        List<Cell> out = new ArrayList<>();
        int i = 0;
        while (i < cells.size()) {
            String rest = text.substring(i, Math.min(text.length(), i + 12));
            String meant = "";
            int used = 1;
            if (rest.matches("(?s)(\\\\u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2}).*")) {
                used = 12;
                meant = "" + unit(rest.substring(2, 6)) + unit(rest.substring(8, 12));
            } else if (rest.matches("(?s)\\\\u\\p{XDigit}{4}.*")) {
                used = 6;
                meant = "" + unit(rest.substring(2, 6));
            } else if (rest.length() > 1 && rest.charAt(0) == '\\' && "\"\\/bfnrt".indexOf(rest.charAt(1)) >= 0) {
                used = 2;
                meant = "" + "\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(rest.charAt(1)));
            }
            if (meant.isEmpty()) {
                out.add(cells.get(i));
            } else {
                for (byte b : meant.getBytes(StandardCharsets.UTF_8)) {
                    out.add(new Cell(
                            (char) (b & 0xFF),
                            cells.get(i).from(),
                            cells.get(i + used - 1).to()));
                }
            }
            i += used;
        }
        return out;
    }

    private static char unit(String digits) {
        return (char) Integer.parseInt(digits, 16);
    }
}

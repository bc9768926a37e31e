package io.tapemaker.sim.backtest;

import java.util.Locale;

/** An SVG picture as text, shape after shape; coordinates and lengths are in its own units, to one decimal. */
public final class Svg {

    private final int width;
    private final int height;
    private final StringBuilder out = new StringBuilder();

    private Svg(int width, int height, String size) {
        this.width = width;
        this.height = height;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\"" + size
                + " font-family=\"sans-serif\" font-size=\"12\">\n");
    }

    /** A picture that fills the width it is given. */
    public static Svg scaled(int width, int height) {
        return new Svg(width, height, "");
    }

    /** A picture of a size of its own. */
    public static Svg sized(int width, int height) {
        return new Svg(width, height, " width=\"" + width + "\" height=\"" + height + "\"");
    }

    /** One colour behind everything. */
    public void background(String fill) {
        out.append("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"" + fill + "\"/>\n");
    }

    /** A filled rectangle from its upper left corner. */
    public void rect(double x, double y, double width, double height, String fill) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        out.append("\" fill=\"").append(fill).append("\"/>\n");
    }

    /** A thin line. */
    public void line(double x1, double y1, double x2, double y2, String stroke) {
        line(x1, y1, x2, y2, stroke, "");
    }

    /** A line so many units thick. */
    public void line(double x1, double y1, double x2, double y2, String stroke, int thickness) {
        line(x1, y1, x2, y2, stroke, " stroke-width=\"" + thickness + "\"");
    }

    private void line(double x1, double y1, double x2, double y2, String stroke, String more) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        out.append("\" stroke=\"").append(stroke).append('"').append(more).append("/>\n");
    }

    /** A text of the usual size; the anchor says which end of it is at x: start, middle or end. */
    public void text(double x, double y, String anchor, String fill, String text) {
        text(x, y, anchor, fill, "", text);
    }

    /** A text of another size. */
    public void text(double x, double y, String anchor, String fill, int size, String text) {
        text(x, y, anchor, fill, " font-size=\"" + size + "\"", text);
    }

    private void text(double x, double y, String anchor, String fill, String more, String text) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" text-anchor=\"").append(anchor).append("\" fill=\"").append(fill);
        out.append('"').append(more).append('>').append(escaped(text)).append("</text>\n");
    }

    /** What is none of the other shapes, as it stands. */
    void raw(String element) {
        out.append(element);
    }

    /** The whole picture; nothing is added after this. */
    public String end() {
        return out.append("</svg>\n").toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}

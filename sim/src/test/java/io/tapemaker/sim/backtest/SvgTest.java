package io.tapemaker.sim.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "backtest.svg",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "The shapes of a picture to the byte; what its texts say is no markup, whatever their size")
final class SvgTest {

    private static final String NAMESPACE = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"";
    private static final String FONT = " font-family=\"sans-serif\" font-size=\"12\">\n";

    @Test
    void aPictureFillsItsPlaceOrHasASize() {
        assertEquals(NAMESPACE + FONT + "</svg>\n", Svg.scaled(20, 10).end());
        Svg sized = Svg.sized(20, 10);
        sized.background("#ffffff");
        assertEquals(
                NAMESPACE + " width=\"20\" height=\"10\"" + FONT
                        + "<rect width=\"20\" height=\"10\" fill=\"#ffffff\"/>\n</svg>\n",
                sized.end());
    }

    @Test
    void shapesAreWrittenToOneDecimal() {
        Svg svg = Svg.scaled(20, 10);
        svg.rect(1, 2.25, 3.04, 4, "#111111");
        svg.line(1, 2, 3, 4, "#222222");
        svg.line(1, 2, 3, 4, "#333333", 3);
        assertEquals(
                NAMESPACE + FONT
                        + "<rect x=\"1.0\" y=\"2.3\" width=\"3.0\" height=\"4.0\" fill=\"#111111\"/>\n"
                        + "<line x1=\"1.0\" y1=\"2.0\" x2=\"3.0\" y2=\"4.0\" stroke=\"#222222\"/>\n"
                        + "<line x1=\"1.0\" y1=\"2.0\" x2=\"3.0\" y2=\"4.0\" stroke=\"#333333\" stroke-width=\"3\"/>\n"
                        + "</svg>\n",
                svg.end());
    }

    @Test
    void textsAreNoMarkup() {
        Svg svg = Svg.scaled(20, 10);
        svg.text(1, 2, "start", "#111111", "a < b & c");
        svg.text(1, 2, "end", "#111111", 15, "<&amp;");
        assertEquals(
                NAMESPACE + FONT
                        + "<text x=\"1.0\" y=\"2.0\" text-anchor=\"start\" fill=\"#111111\">a &lt; b &amp; c</text>\n"
                        + "<text x=\"1.0\" y=\"2.0\" text-anchor=\"end\" fill=\"#111111\" font-size=\"15\">"
                        + "&lt;&amp;amp;</text>\n</svg>\n",
                svg.end());
    }
}

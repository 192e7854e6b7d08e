package dev.lathe.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.benchmarks.Measurements.Clock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What follows from times, and how it is shown. */
class ReportTest {

  /** Wall times; twice as much CPU. Program c fails on the engine new. */
  private static Measurements sample() {
    Measurements measurements = new Measurements(List.of("a", "b", "c"), List.of("old", "new"));
    for (double seconds : new double[] {1.0, 9.0, 2.0}) {
      measurements.add("a", "old", run(seconds));
    }
    measurements.add("a", "new", run(0.5));
    measurements.add("b", "old", run(1.0));
    measurements.add("b", "new", run(2.0));
    measurements.add("b", "new", run(6.0));
    measurements.add("c", "old", run(1.0));
    measurements.add("c", "new", run(1.0));
    measurements.add("c", "new", new Execution.Failed("status 1: wrong result"));
    return measurements;
  }

  private static Execution.Finished run(double seconds) {
    return new Execution.Finished(seconds, 2 * seconds, "ok");
  }

  @Test
  void mediansAndRatios() {
    Measurements sample = sample();
    assertEquals(OptionalDouble.of(2.0), sample.median("a", "old", Clock.WALL));
    assertEquals(OptionalDouble.of(4.0), sample.median("a", "old", Clock.USER));
    assertEquals(OptionalDouble.of(4.0), sample.median("b", "new", Clock.WALL));
    assertEquals(OptionalDouble.empty(), sample.median("c", "new", Clock.WALL));
    assertEquals(OptionalDouble.of(0.25), sample.ratio("a", "new", "old", Clock.WALL));
    assertEquals(OptionalDouble.empty(), sample.ratio("c", "new", "old", Clock.WALL));
    assertEquals(1.0, sample.geometricMean("new", "old", Clock.WALL).getAsDouble(), 1e-12);
    assertEquals(Optional.of(new Measurements.Worst("b", 4.0)), sample.worst("new", "old", Clock.WALL));
    Measurements nothing = new Measurements(List.of("a"), List.of("old", "new"));
    assertEquals(OptionalDouble.empty(), nothing.geometricMean("new", "old", Clock.WALL));
    assertEquals(Optional.empty(), nothing.worst("new", "old", Clock.WALL));
  }

  @Test
  void timeTooShortForTheClockHasNoRatio() {
    Measurements measurements = new Measurements(List.of("a"), List.of("old", "new"));
    measurements.add("a", "old", new Execution.Finished(0.01, 0, "ok"));
    measurements.add("a", "new", new Execution.Finished(0.01, 0.01, "ok"));
    assertEquals(OptionalDouble.empty(), measurements.ratio("a", "new", "old", Clock.USER));
    assertEquals(OptionalDouble.of(1), measurements.ratio("a", "new", "old", Clock.WALL));
  }

  @Test
  void tables() {
    assertEquals(
        """
        wall seconds, median of 3          old      new
        a                                2.000    0.500
        b                                1.000    4.000
        c                                1.000        -

        user CPU seconds, median of 3      old      new
        a                                4.000    1.000
        b                                2.000    8.000
        c                                2.000        -

        wall time / old                    new
        a                                 0.25
        b                                 4.00
        c                                    -
        geometric mean                    1.00
        worst                             4.00
          of                                 b

        failed: c on new: status 1: wrong result
        """,
        TextReport.of(sample(), List.of("old", "absent"), Clock.WALL, 3));
  }

  @Test
  void bars() {
    String faster = "#".repeat(30) + "|" + " ".repeat(30);
    String slower = " ".repeat(30) + "|" + "#".repeat(30);
    assertEquals(
        "wall time / old, logarithmic: faster to the left of |, slower to the right\n"
            + ("a  new  " + faster + "  0.25\n")
            + ("b  new  " + slower + "  4.00\n")
            + "c  new  -\n"
            + ("        1/4" + " ".repeat(27) + "1" + " ".repeat(29) + "4\n"),
        BarChart.of(sample(), "old", Clock.WALL));
    assertEquals("", BarChart.of(sample(), "absent", Clock.WALL));
  }

  @Test
  void drawing() throws Exception {
    Measurements measurements = new Measurements(List.of("a"), List.of("old", "<new> & improved"));
    measurements.add("a", "old", run(1));
    measurements.add("a", "<new> & improved", run(8));
    String text = SvgChart.of(measurements, "old", Clock.WALL);
    assertEquals(text, SvgChart.of(measurements, "old", Clock.WALL));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals("svg", document.getDocumentElement().getNodeName());
    NodeList rectangles = document.getElementsByTagName("rect");
    assertEquals(3, rectangles.getLength(), "background, legend, one bar");
    Element bar = (Element) rectangles.item(2);
    assertEquals("320", bar.getAttribute("width"), "the farthest ratio reaches the end of the axis");
    assertTrue(text.contains(">8.00</text>") && text.contains(">1/8</text>") && text.contains("&lt;new&gt; &amp; improved"), text);
  }

  @Test
  void figuresThatProgramsPrint() {
    Figures figures = new Figures(List.of("old", "new"));
    figures.add("old", "append 8.39 bytes\npause 3 ms\nok\n");
    figures.add("new", "append 16.78 bytes\ntable.new 8.00 bytes\nok\n");
    assertEquals(
        """
        memory                   old         new
        append, bytes           8.39       16.78
        pause, ms                  3           -
        table.new, bytes           -        8.00
        """,
        figures.table("memory"));
  }
}

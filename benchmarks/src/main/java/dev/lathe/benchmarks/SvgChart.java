package dev.lathe.benchmarks;

import dev.lathe.benchmarks.Measurements.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The bars of {@link BarChart} as a drawing: a group of bars for each program, a colour for each engine, in whole pixels. */
final class SvgChart {

  private static final int MARGIN = 16;
  private static final int LABELS = 130;
  private static final int AXIS = 640;
  private static final int VALUES = 60;
  private static final int BAR = 10;
  private static final int GAP = 10;
  private static final int LINE = 18;

  /** Told apart by those who see red and green alike too (Okabe and Ito's palette). */
  private static final List<String> COLOURS = List.of("#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9");

  private final Measurements measurements;
  private final String baseline;
  private final Clock clock;
  private final List<String> engines;
  private final RatioAxis axis;
  private final StringBuilder out = new StringBuilder();

  private SvgChart(Measurements measurements, String baseline, Clock clock) {
    this.measurements = measurements;
    this.baseline = baseline;
    this.clock = clock;
    this.engines = measurements.engines().stream().filter(engine -> !engine.equals(baseline)).toList();
    this.axis = RatioAxis.of(measurements, baseline, clock);
  }

  /** An SVG document. */
  static String of(Measurements measurements, String baseline, Clock clock) {
    return new SvgChart(measurements, baseline, clock).draw();
  }

  private String draw() {
    int top = MARGIN + 2 * LINE;
    int group = engines.size() * BAR + GAP;
    int bottom = top + measurements.programs().size() * group;
    int width = MARGIN + LABELS + AXIS + VALUES + MARGIN;
    int height = bottom + LINE + MARGIN;
    line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", width, height);
    line("  font-family=\"sans-serif\" font-size=\"12\">");
    line("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
    text(MARGIN, MARGIN + LINE / 2, "start", clock.label() + " time / " + baseline + " (left of 1: faster)");
    legend(MARGIN + LINE + LINE / 2);
    marks(top, bottom);
    int y = top;
    for (String program : measurements.programs()) {
      text(MARGIN + LABELS - 8, y + (group - GAP) / 2 + GAP / 2 + 4, "end", program);
      int barTop = y + GAP / 2;
      for (int i = 0; i < engines.size(); i++) {
        bar(barTop + i * BAR, measurements.ratio(program, engines.get(i), baseline, clock), colour(i));
      }
      y += group;
    }
    line("</svg>");
    return out.toString();
  }

  private void legend(int y) {
    int x = MARGIN;
    for (int i = 0; i < engines.size(); i++) {
      line("<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>", x, y, colour(i));
      text(x + 14, y + 9, "start", engines.get(i));
      x += 14 + 8 * engines.get(i).length() + 16;
    }
  }

  private void marks(int top, int bottom) {
    for (int doublings = -axis.doublings(); doublings <= axis.doublings(); doublings++) {
      int x = x((double) doublings / axis.doublings());
      line("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>", x, top, x, bottom, doublings == 0 ? "black" : "#dddddd");
      text(x, bottom + LINE - 4, "middle", RatioAxis.label(doublings));
    }
  }

  private void bar(int y, OptionalDouble ratio, String colour) {
    if (ratio.isEmpty()) {
      text(x(0) + 4, y + BAR - 1, "start", "-");
      return;
    }
    int end = x(axis.position(ratio.getAsDouble()));
    int middle = x(0);
    line(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
        Math.min(end, middle), y, Math.max(1, Math.abs(end - middle)), BAR - 1, colour);
    line(
        "<text x=\"%d\" y=\"%d\" font-size=\"9\" text-anchor=\"%s\">%.2f</text>",
        end < middle ? end - 3 : end + 3, y + BAR - 2, end < middle ? "end" : "start", ratio.getAsDouble());
  }

  private static int x(double position) {
    return MARGIN + LABELS + (int) Math.round((position + 1) / 2 * AXIS);
  }

  private static String colour(int engine) {
    return COLOURS.get(engine % COLOURS.size());
  }

  private void text(int x, int y, String anchor, String text) {
    line("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(text));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

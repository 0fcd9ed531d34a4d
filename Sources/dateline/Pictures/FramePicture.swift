import Curses
import Screen

/// A screen as a picture in SVG 1.1, in the colours of a theme.
///
/// Every run of text is told how wide it is, so that cells stay below each other whatever fixed-width font the viewer
/// has; lines and blocks are drawn, for fonts leave gaps between them.
struct FramePicture {
  let frame: Frame
  let theme: Theme

  private static let cell = (width: 8.4, height: 18.0)
  private static let margin = 14.0
  private static let fontSize = 14.0
  /// From the top of a row to the line that letters stand on.
  private static let baseline = 13.5

  var svg: String {
    let width = Double(frame.size.columns) * Self.cell.width + 2 * Self.margin
    let height = Double(frame.size.rows) * Self.cell.height + 2 * Self.margin
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(SVG.number(width))" height="\(SVG.number(height))" \
      viewBox="0 0 \(SVG.number(width)) \(SVG.number(height))">
      """,
      """
      <style>text{font:\(SVG.number(Self.fontSize))px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans \
      Mono",monospace;white-space:pre}.b{font-weight:700}.i{font-style:italic}.u{text-decoration:underline}\
      .d{opacity:.6}</style>
      """,
      "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(Palette.paper(theme))\"/>",
    ]
    for row in 0..<frame.size.rows { draw(row, to: &lines) }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  private func draw(_ row: Int, to lines: inout [String]) {
    let runs = CellRun.runs(of: frame.row(row))
    for run in runs { drawPaper(of: run, row, to: &lines) }
    for run in runs { drawInk(of: run, row, to: &lines) }
  }

  // MARK: Runs

  private func drawPaper(of run: CellRun, _ row: Int, to lines: inout [String]) {
    let look = theme.look(of: run.style, at: .many)
    let isReversed = look.attributes.contains(.reverse)
    guard isReversed || look.background != nil else { return }
    let fill = isReversed ? Palette.ink(look.foreground, theme) : Palette.colour(look.background ?? 0)
    let place = place(of: run, row)
    lines.append(SVG.rect(place.x, place.y, place.width, Self.cell.height, fill))
  }

  private func drawInk(of run: CellRun, _ row: Int, to lines: inout [String]) {
    let look = theme.look(of: run.style, at: .many)
    let isReversed = look.attributes.contains(.reverse)
    let ink =
      isReversed
      ? look.background.map(Palette.colour) ?? Palette.paper(theme) : Palette.ink(look.foreground, theme)
    let place = place(of: run, row)
    if let sign = run.sign {
      for part in sign.parts {
        lines.append(
          SVG.rect(
            place.x + part.x * place.width, place.y + part.y * Self.cell.height, part.width * place.width,
            part.height * Self.cell.height, ink))
      }
      return
    }
    guard !run.isBlank else { return }
    lines.append(
      """
      <text x="\(SVG.number(place.x))" y="\(SVG.number(place.y + Self.baseline))" \
      textLength="\(SVG.number(place.width))" lengthAdjust="spacingAndGlyphs" \
      fill="\(ink)"\(Self.classes(look.attributes))>\(SVG.escaped(run.text))</text>
      """)
  }

  private func place(of run: CellRun, _ row: Int) -> (x: Double, y: Double, width: Double) {
    (
      Self.margin + Double(run.column) * Self.cell.width, Self.margin + Double(row) * Self.cell.height,
      Double(run.columns) * Self.cell.width
    )
  }

  private static func classes(_ attributes: Attributes) -> String {
    var names: [String] = []
    if attributes.contains(.bold) { names.append("b") }
    if attributes.contains(.italic) { names.append("i") }
    if attributes.contains(.underline) { names.append("u") }
    if attributes.contains(.dim) { names.append("d") }
    return names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
  }
}

/// Bits of the markup.
enum SVG {
  static func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String) -> String {
    """
    <rect x="\(number(x))" y="\(number(y))" width="\(number(width))" height="\(number(height))" fill="\(fill)"/>
    """
  }

  /// At most two decimals, and none where they are zeros.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    guard rest != 0 else { return "\(hundredths / 100)" }
    let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
    return "\(hundredths / 100).\(digits)"
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

import CVTerm
import Glibc
import Screen
import Testing

@testable import Curses

/// A terminal in memory that frames are written to.
private final class Canvas {
  private let emulator: OpaquePointer
  private var writer: FrameWriter
  let size: Size
  private(set) var sent = 0

  init(_ size: Size, depth: ColourDepth = .many) {
    self.size = size
    // As the terminal does when it is opened: widths come from the C library.
    setlocale(LC_CTYPE, "C.UTF-8")
    emulator = emulator_open(Int32(size.rows), Int32(size.columns))
    writer = FrameWriter(.auto, depth: depth, attributes: [.bold, .dim, .italic, .underline, .reverse])
  }

  deinit { emulator_close(emulator) }

  func show(_ frame: Frame) {
    let bytes = writer.bytes(for: frame, on: size)
    sent = bytes.count
    emulator_write(emulator, bytes, bytes.count)
  }

  func cell(_ row: Int, _ column: Int) -> EmulatorCell { emulator_cell(emulator, Int32(row), Int32(column)) }

  var text: String {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      var column = 0
      while column < size.columns {
        let cell = cell(row, column)
        let scalars = [cell.characters.0, cell.characters.1, cell.characters.2, cell.characters.3]
        if cell.characters.0 == 0 { line.append(" ") }
        line.append(contentsOf: scalars.prefix { $0 != 0 }.compactMap { Unicode.Scalar($0) })
        column += max(1, Int(cell.width))
      }
      while line.last == " " { line.removeLast() }
      return String(line) + "\n"
    }.joined()
  }

  var cursor: Point {
    var (row, column): (Int32, Int32) = (0, 0)
    emulator_cursor(emulator, &row, &column)
    return Point(row: Int(row), column: Int(column))
  }
}

@Suite("What is sent to the terminal")
struct FrameWriterTests {
  private static let words = [
    "Oslo", "北京", "한국", "e\u{301}", "“quote”", "  ", "—", "🚀", "ambiguous ·", "            ", "x",
  ]
  private static let size = Size(rows: 8, columns: 40)

  @Test("every frame shows, whatever stood there before", arguments: 1...6 as ClosedRange<UInt64>)
  func frames(seed: UInt64) {
    // A linear congruential generator (Knuth, MMIX): the same frames each time.
    var random = seed
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    let canvas = Canvas(Self.size)
    var frame = Frame(size: Self.size)
    for round in 0..<200 {
      if round % 50 == 49 { frame = Frame(size: Self.size) }
      for _ in 0..<next(12) {
        let style = Style(Role.allCases[next(Role.allCases.count)], Emphasis(rawValue: UInt8(next(16))))
        let point = Point(row: next(8), column: next(40))
        frame.write(Self.words[next(Self.words.count)], at: point, style)
      }
      frame.cursor = Point(row: next(8), column: next(40))
      canvas.show(frame)
      #expect(canvas.text == frame.text)
      #expect(canvas.cursor == frame.cursor)
      expectStyles(of: frame, on: canvas)
    }
  }

  private func expectStyles(of frame: Frame, on canvas: Canvas) {
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns where !frame[row, column].isContinuation {
        let look = Theme.auto.look(of: frame[row, column].style, at: .many)
        let cell = canvas.cell(row, column)
        #expect(cell.reverse == look.attributes.contains(.reverse))
        #expect(Int32(cell.background) == look.background ?? -1)
        #expect(cell.underline == look.attributes.contains(.underline))
        guard frame[row, column].base != 0x20 else { continue }
        #expect(Int32(cell.foreground) == look.foreground ?? -1)
        #expect(cell.bold == look.attributes.contains(.bold))
      }
    }
  }

  @Test("the same frame again costs nothing but the cursor, one letter a few bytes")
  func bytes() {
    let canvas = Canvas(Self.size)
    var frame = Frame(size: Self.size)
    frame.write("Oslo waits for snow", at: Point(row: 3, column: 0))
    canvas.show(frame)
    canvas.show(frame)
    #expect(canvas.sent == 0)
    frame.write("!", at: Point(row: 3, column: 19))
    canvas.show(frame)
    #expect(canvas.sent < 20)
  }

  @Test("a line that ends in blanks is erased, and a character stands in the last column")
  func edges() {
    let canvas = Canvas(Self.size)
    var frame = Frame(size: Self.size)
    for row in 0..<8 { frame.write(String(repeating: "x", count: 40), at: Point(row: row, column: 0)) }
    canvas.show(frame)
    #expect(canvas.text == frame.text)
    frame.fill(Rect(row: 7, column: 3, rows: 1, columns: 37), .text)
    canvas.show(frame)
    #expect(canvas.sent < 20)
    #expect(canvas.text == frame.text)
  }

  @Test("few colours are sent by their old numbers", arguments: [ColourDepth.eight, .sixteen])
  func fewColours(depth: ColourDepth) {
    let canvas = Canvas(Self.size, depth: depth)
    var frame = Frame(size: Self.size)
    frame.write("quote", at: Point(row: 0, column: 0), Style(.quote))
    frame.write("faint", at: Point(row: 0, column: 6), .faint)
    canvas.show(frame)
    #expect(canvas.cell(0, 0).foreground == 3)
    #expect(canvas.cell(0, 6).foreground == (depth == .sixteen ? 8 : -1))
  }
}

import Screen
import Testing

@Suite("Places on the screen")
struct GeometryTests {
  private let rect = Rect(row: 2, column: 4, rows: 3, columns: 10)

  @Test("a size is never negative")
  func sizes() {
    #expect(Size(rows: -1, columns: 5) == Size(rows: 0, columns: 5))
    #expect(Rect(row: 0, column: 0, rows: 4, columns: -9).isEmpty)
  }

  @Test(
    "a rectangle holds its first cell and not the one after its last",
    arguments: [(2, 4, true), (4, 13, true), (5, 4, false), (2, 14, false), (1, 4, false), (2, 3, false)])
  func containing(row: Int, column: Int, isInside: Bool) {
    #expect(rect.contains(Point(row: row, column: column)) == isInside)
  }

  @Test("rows are dropped at either end, as many as there are")
  func dropping() {
    #expect(rect.dropping(top: 1) == Rect(row: 3, column: 4, rows: 2, columns: 10))
    #expect(rect.dropping(bottom: 1) == Rect(row: 2, column: 4, rows: 2, columns: 10))
    #expect(rect.dropping(top: 9).isEmpty)
    #expect(rect.dropping(bottom: 9).isEmpty)
    #expect(rect.dropping(top: -3) == rect)
  }

  @Test("columns are taken from the sides, as many as there are")
  func inset() {
    #expect(rect.inset(left: 2, right: 3) == Rect(row: 2, column: 6, rows: 3, columns: 5))
    #expect(rect.inset(left: 99).isEmpty)
    #expect(rect.inset(left: 6, right: 99).isEmpty)
  }

  @Test("a line is one of the rows, or empty")
  func lines() {
    #expect(rect.line(2) == Rect(row: 4, column: 4, rows: 1, columns: 10))
    #expect(rect.line(3).isEmpty)
  }
}

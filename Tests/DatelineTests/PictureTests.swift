import Curses
import Foundation
import Screen
import TestSupport
import Testing

@testable import dateline

@Suite("A screen as a picture")
struct PictureTests {
  private func picture(_ write: (inout Frame) -> Void, theme: Theme = .dark) -> String {
    var frame = Frame(size: Size(rows: 2, columns: 20))
    write(&frame)
    return FramePicture(frame: frame, theme: theme).svg
  }

  @Test("text of one style is one element, as wide as its cells")
  func text() {
    let svg = picture { $0.write("Oslo & <Bergen>", at: Point(row: 0, column: 2)) }
    #expect(svg.contains(#"x="0""#) == false)
    #expect(svg.contains(#"textLength="168""#))
    #expect(svg.contains("  Oslo &amp; &lt;Bergen&gt;   </text>"))
  }

  @Test("styles have the colours of the theme, and what is selected is reversed")
  func styles() throws {
    let match = picture { $0.write("hit", at: Point(row: 0, column: 0), Style(.match)) }
    #expect(match.contains("height=\"18\" fill=\"#ffd700\"/>"))
    let selected = picture { $0.write("row", at: Point(row: 0, column: 0), Style(.text, .selected)) }
    #expect(selected.contains("fill=\"#d0d4da\"/>"))
    let light = picture({ $0.write("row", at: Point(row: 0, column: 0)) }, theme: .light)
    #expect(light.contains("fill=\"#ffffff\"/>"))
  }

  @Test("lines and blocks are drawn, wide characters stand alone")
  func signs() {
    let svg = picture { frame in
      frame.write("─│▌", at: Point(row: 0, column: 0))
      frame.write("北京", at: Point(row: 1, column: 0))
    }
    #expect(!svg.contains("─") && !svg.contains("│") && !svg.contains("▌"))
    #expect(svg.contains(">北</text>"))
    #expect(svg.contains(#"textLength="16.8""#))
  }

  @Test("every screen is well-formed XML", arguments: Theme.allCases)
  func wellFormed(theme: Theme) throws {
    let svg = picture(
      { frame in
        for (column, role) in Role.allCases.enumerated() {
          frame.write("&", at: Point(row: column / 20, column: column % 20), Style(role, .selected))
        }
        frame.write("\u{1B}]0;x\u{7}<&>\"'", at: Point(row: 1, column: 10))
      }, theme: theme)
    #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    let parser = XMLLike(svg)
    #expect(parser.isBalanced, "\(svg)")
  }

  @Test("the scripts of the README's pictures can be played, and their pictures are there")
  func scripts() throws {
    let lines = try #require(Repository.text(of: "data/scripts/pictures.tsv")).split(separator: "\n")
    let rows = lines.filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.count > 2)
    let readme = try #require(Repository.text(of: "README.md"))
    for row in rows {
      #expect(row.count == 4)
      #expect(ScreenSize(argument: row[1]) != nil)
      #expect(Key.keys(row[2]) != nil)
      for theme in ["dark", "light"] {
        let path = "data/pictures/\(row[0])-\(theme).svg"
        #expect(readme.contains(path))
        #expect(Repository.text(of: path)?.hasPrefix("<svg ") == true, "`make docs` draws \(path)")
      }
    }
  }
}

/// As much of XML as a picture needs: every element is closed in its place.
private struct XMLLike {
  let isBalanced: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isBalanced = true
    for match in text.matches(of: /<(\/?)([a-z]+)[^<>]*?(\/?)>/) {
      if !match.output.1.isEmpty {
        isBalanced = isBalanced && open.popLast() == match.output.2
      } else if match.output.3.isEmpty {
        open.append(match.output.2)
      }
    }
    self.isBalanced = isBalanced && open.isEmpty
  }
}

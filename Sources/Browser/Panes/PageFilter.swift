import Prose
import Screen

/// Leaves the lines of a page that have all of some words, with the headings over them.
struct PageFilter {
  /// Folded.
  private let words: [String]

  init(_ text: String) {
    words = Folding.folded(text).split(separator: " ").map(String.init)
  }

  var isEmpty: Bool { words.isEmpty }

  func matches(_ text: String) -> Bool {
    let folded = Folding.folded(text)
    return words.allSatisfy { folded.utf8.firstRange(of: $0.utf8) != nil }
  }

  func lines(of page: [PageLine]) -> [PageLine] {
    guard !isEmpty else { return page }
    var kept: [PageLine] = []
    var heading: PageLine?
    for line in page {
      if line.isHeading {
        heading = line
      } else if matches(line.text.runs.map(\.text).joined()) {
        if let heading {
          if !kept.isEmpty { kept.append(PageLine(StyledText())) }
          kept.append(heading)
        }
        heading = nil
        kept.append(line)
      }
    }
    return kept
  }
}

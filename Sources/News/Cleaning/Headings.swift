import Prose

/// Titles, subtitles and headings.
extension Page {
  private static let titleWords = 2...30
  private static let headingWords = 7
  private static let titleCaseHeadingWords = 14

  /// The line that is the article's title, if one is.
  var titleIndex: Int? {
    if let stated = draft.title {
      let keys = LineWords.keys(of: stated)
      return lines.prefix(layout.body.lowerBound + 1).firstIndex { line in
        reader.words[line.words].elementsEqual(keys) { $0.key == $1 }
      }
    }
    if let marked = draft.lines.firstIndex(where: { $0.kind == .title }) { return marked }
    if let repeated = layout.repeatedTitle { return repeated }
    let limit = layout.body.isEmpty ? 0 : layout.body.lowerBound
    let places = 0...min(limit, max(lines.count - 1, 0))
    // Below menus the headline is the last line of its kind, in a plain text the first.
    if layout.evidence >= 6, limit > 8 { return places.last { isHeadline($0) } }
    return places.first { isHeadline($0) }
  }

  private func isHeadline(_ index: Int) -> Bool {
    guard index < lines.count, case .text = verdicts[index], draft.lines[index].kind == nil else {
      return false
    }
    let line = lines[index]
    guard Self.titleWords.contains(line.count), index + 1 < lines.count else { return false }
    guard line.endsSentence else { return line.innerStops <= 2 && hasTextBelow(index) }
    // A headline with a full stop: in title case, or with furniture between it and the text.
    guard line.innerStops == 0, line.lastByte != UInt8(ascii: "\"") else { return false }
    if line.lastByte == UInt8(ascii: "?") { return hasTextBelow(index) }
    return isTitleCase(line) || isFurniture(index + 1)
  }

  private func isFurniture(_ index: Int) -> Bool {
    switch verdicts[index] {
    case .furniture, .date, .byline, .credit, .caption: true
    case .sectionName: true
    case .text:
      index + 1 < lines.count && lines[index].count <= 4 && !lines[index].endsSentence
        && isBylineOrDate(index + 1)
    case .url: false
    }
  }

  private func isBylineOrDate(_ index: Int) -> Bool {
    switch verdicts[index] {
    case .byline, .date: true
    default: false
    }
  }

  private func hasTextBelow(_ index: Int) -> Bool {
    lines[(index + 1)...].prefix(12).contains(where: PageLayout.isProse)
  }

  private func isTitleCase(_ line: LineWords) -> Bool {
    line.capitalised * 10 >= (line.count - line.functionWords) * 8 && line.count >= 4
  }

  mutating func findHeadings() {
    let title = titleIndex
    for index in kinds.indices where kinds[index] == nil {
      switch verdicts[index] {
      case .caption: kinds[index] = .caption
      case .text, .sectionName:
        if index == title {
          kinds[index] = .title
        } else if let title, index == title + 1, isSubtitle(index) {
          kinds[index] = .subtitle
        } else if isHeading(index) {
          kinds[index] = .heading
        }
      default: break
      }
    }
  }

  private func isSubtitle(_ index: Int) -> Bool {
    let line = lines[index]
    return line.count >= 5 && line.count <= 40 && !line.endsSentence && index + 1 < lines.count
      && PageLayout.isProse(lines[index + 1]) && index <= layout.body.lowerBound + 1
  }

  /// Short, without a full stop, and running text comes next. A longer one in sentence case is rather a sentence
  /// whose end was lost.
  private func isHeading(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.count > 0, !line.endsSentence || line.lastByte == UInt8(ascii: "?"),
      !line.hasQuotationMark || line.count <= 7,
      line.lastByte != UInt8(ascii: ":"), line.lastByte != UInt8(ascii: ",")
    else { return false }
    let limit =
      isTitleCase(line) || line.allCaps == line.withLetters ? Self.titleCaseHeadingWords : Self.headingWords
    guard line.count <= limit, let next = nextKept(after: index) else { return false }
    return lines[next].endsSentence && lines[next].count >= 5 || PageLayout.isProse(lines[next])
  }

  private func nextKept(after index: Int) -> Int? {
    verdicts.indices[(index + 1)...].first { next in
      switch verdicts[next] {
      case .text, .sectionName: true
      default: false
      }
    }
  }
}

import Prose

/// What a line's place on the page says about it.
extension Page {
  /// So many lines of furniture make a text a whole page, menus and all.
  private static let wholePage = 6
  /// A single such line can be a coincidence.
  private static let somePage = 2
  /// Above the article, a headline and its subtitle.
  private static let headlineWords = 3...30

  mutating func judgeByPlace() {
    judgeDates()
    judgeCaptions()
    guard layout.evidence >= Self.somePage, !layout.body.isEmpty else { return keepNumbers() }
    let title = titleIndex
    for index in verdicts.indices where index != title && !layout.body.contains(index) {
      guard draft.lines[index].kind == nil else { continue }
      judgeOutsideBody(index, title: title)
    }
    judgeRepeats(title: title)
  }

  /// On no page, a year on a line of its own is a heading; many numbers are a widget all the same.
  private mutating func keepNumbers() {
    let numbers = verdicts.indices.filter { index in
      if case .furniture(_, LineReader.numberRule) = verdicts[index] { true } else { false }
    }
    guard numbers.count < 3 else { return }
    for index in numbers { verdicts[index] = .text }
  }

  /// Furniture ends where the article starts; what is left there is short, or stands among furniture.
  private mutating func judgeOutsideBody(_ index: Int, title: Int?) {
    let line = lines[index]
    let isWholePage = layout.evidence >= Self.wholePage
    switch verdicts[index] {
    case .sectionName: verdicts[index] = .furniture(.navigation, rule: "a section's name outside the article")
    case .caption where isWholePage && !isNearBody(index):
      verdicts[index] = .furniture(.related, rule: "a caption far from the article")
    case .text:
      if !PageLayout.isProse(line), !(line.endsSentence && line.count >= 5) {
        guard !isSubtitle(index, title: title) else { return }
        verdicts[index] = .furniture(
          .navigation, rule: "a short line outside the article, on a page with furniture")
      } else if isWholePage {
        verdicts[index] = .furniture(.related, rule: "outside the article, on a page with much furniture")
      }
    default: break
    }
  }

  private func isNearBody(_ index: Int) -> Bool {
    index >= layout.body.lowerBound - 4 && index < layout.body.upperBound + 2
  }

  private func isSubtitle(_ index: Int, title: Int?) -> Bool {
    guard let title, index == title + 1, index < layout.body.lowerBound else { return false }
    return lines[index].count >= 6
  }

  /// A short line that the page has printed before.
  private mutating func judgeRepeats(title: Int?) {
    var seen: Set<WordKey> = []
    for index in verdicts.indices where index != title {
      guard case .text = verdicts[index], lines[index].count <= 20, lines[index].words.count >= 2 else {
        continue
      }
      let key = WordKey(joining: reader.words[lines[index].words].lazy.map { $0.key })
      if !seen.insert(key).inserted, !lines[index].hasQuotationMark, !lines[index].endsSentence {
        verdicts[index] = .furniture(.repeatedLine, rule: "printed before on this page")
      }
    }
  }

  /// In a text without furniture, a date on a line of its own is part of how it was set.
  private mutating func judgeDates() {
    guard layout.evidence < Self.somePage, layout.body.count > 0 else { return }
    let hasOthers = verdicts.contains { verdict in
      switch verdict {
      case .byline, .credit, .url: true
      case .date(let date): date.status != .bare
      default: false
      }
    }
    if !hasOthers { keepsBareDates = true }
  }

  /// A sentence right above a picture credit describes the picture.
  private mutating func judgeCaptions() {
    for index in verdicts.indices.dropFirst() {
      guard case .credit(_, isPicture: true, _) = verdicts[index], !draft.lines[index].followsGap,
        case .text = verdicts[index - 1], index - 1 > 0, lines[index - 1].count >= 4,
        lines[index - 1].count <= 60
      else { continue }
      verdicts[index - 1] = .caption(rule: "right above a picture credit")
    }
  }
}

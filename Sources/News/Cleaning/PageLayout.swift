import Prose

/// Where on a page the article stands.
///
/// Text-only pages show their article as the stretch where sentences are dense: every line is given a worth, a
/// sentence about as much as it has words, a line of a menu less than nothing, and the stretch with the greatest
/// sum is the body (Bentley's maximum-sum segment; Finn, Kushmerick and Smyth used it on tokens and tags, 2001).
struct PageLayout {
  /// Indices of the lines of the body; empty where there is no running text at all.
  let body: Range<Int>
  /// The line that repeats the page's title, which stands above the article.
  let repeatedTitle: Int?
  /// How many lines are furniture by their own words: none in a text that was never a web page.
  let evidence: Int

  /// Weights by hand: what a line of a kind adds to the worth of a stretch.
  private enum Worth {
    static let longestSentence = 60
    static let shortSentence = 3
    static let phrase = -3
    static let furniture = -8
    /// "Comments", "Most read" and the like seldom stand before an article's end.
    static let endOfArticle = -30
    static let sectionName = -6
  }

  /// - Parameter words: those of all lines.
  init(_ lines: [LineWords], _ verdicts: [LineVerdict], words: [LineWord]) {
    evidence = verdicts.count { verdict in
      switch verdict {
      case .furniture(let reason, _): reason != .widget
      case .byline(nil, nil): true
      default: false
      }
    }
    let title = Self.repeatedTitle(lines, words)
    var best = 0..<0
    var bestSum = 0
    var start = 0
    var sum = 0
    for index in (title.map { $0 + 1 } ?? 0)..<lines.count {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += Self.worth(lines[index], verdicts[index])
      if sum > bestSum {
        bestSum = sum
        best = start..<index + 1
      }
    }
    repeatedTitle = best.isEmpty ? nil : title
    body = best
  }

  /// Whether a line reads as running text: long, and full of the words every sentence needs.
  static func isProse(_ line: LineWords) -> Bool {
    if line.unspaced >= 20 { return true }
    return line.count >= 8 && line.functionWords * 6 >= line.count
  }

  private static func worth(_ line: LineWords, _ verdict: LineVerdict) -> Int {
    switch verdict {
    case .furniture(let reason, _):
      // "Read more: …" names one link and stands in the middle of articles.
      line.count <= 4 && (reason == .comments || reason == .related) ? Worth.endOfArticle : Worth.furniture
    case .sectionName: Worth.sectionName
    case .date, .byline, .url: Worth.phrase
    case .credit, .caption: 0
    case .text where isProse(line) && line.endsSentence: min(line.count, Worth.longestSentence)
    case .text where isProse(line): min(line.count, Worth.longestSentence) / 4
    case .text where line.endsSentence && line.count >= 3: Worth.shortSentence
    case .text: Worth.phrase
    }
  }

  /// The line that the first one starts with: `Peace talks resume – The Harbour Post`, then `Peace talks resume`.
  private static func repeatedTitle(_ lines: [LineWords], _ words: [LineWord]) -> Int? {
    guard let page = lines.first?.words, page.count >= 4 else { return nil }
    return lines.indices.dropFirst().first { index in
      let line = lines[index].words
      return line.count >= 4 && line.count <= page.count && line.count * 2 >= page.count
        && words[page].starts(with: words[line]) { $0.key == $1.key }
    }
  }
}

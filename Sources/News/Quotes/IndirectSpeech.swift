import Prose

/// What somebody says in the words of the reporter: `Lee said that …`, `…, she added`, `according to Lee, …`.
struct IndirectReport: Hashable, Sendable {
  let speaker: Range<Int>
  let cue: Range<Int>
  /// The reported clause, without the full stop. A clause put into its middle (`The dam, Lee said, holds`) is in it.
  var words: Range<Int>
  let rule: String
}

/// Finds indirect speech sentence by sentence, by the verbs that report and the order of words.
struct IndirectSpeech {
  private let clauses: SpeakerClauses
  /// Per token, whether it is spoken in a quotation, or the cue of one: those reports are found already.
  private let isTaken: [Bool]

  private var read: ReadText { clauses.reader.read }

  /// - Parameter quotes: the quotations found, with what joins them to their speakers.
  init(_ clauses: SpeakerClauses, beside quotes: [(Range<Int>, SpokenBy?)]) {
    self.clauses = clauses
    let read = clauses.reader.read
    var isTaken = [Bool](repeating: false, count: read.tokens.count)
    for (tokens, spoken) in quotes {
      for index in tokens { isTaken[index] = true }
      for index in spoken?.cue ?? 0..<0 { isTaken[index] = true }
    }
    for (open, close) in read.doubledApostrophes() {
      for index in open...close { isTaken[index] = true }
    }
    self.isTaken = isTaken
  }

  /// The reports of the text, in order of their cues. None shares words with a quotation.
  func reports() -> [IndirectReport] {
    var found: [IndirectReport] = []
    var cues = read.cues[...]
    while let first = cues.first {
      let sentence = read.sentence(at: first)
      let here = cues.prefix { $0 < sentence.upperBound }
      cues = cues.dropFirst(here.count)
      let range = sentence.prefix(QuoteSite.reach)
      // The phrases around a verb cost more than to tell that it is none, or reports nothing.
      let reporting = here.filter { cue in
        range.contains(cue) && !isTaken[cue] && (isAccording(cue) || clauses.reports(cue, in: range))
      }
      if !reporting.isEmpty { found += reports(by: reporting, in: range) }
    }
    return found
  }

  private func isAccording(_ index: Int) -> Bool {
    read.tokens[index].key == clauses.reader.words.according
  }

  /// - Parameter cues: at least one, in order.
  private func reports(by cues: [Int], in sentence: Range<Int>) -> [IndirectReport] {
    let end = cues[cues.count - 1] + IndirectSite.reachAfterCue
    let site = IndirectSite(
      clauses: clauses, sentence: sentence,
      phrases: clauses.reader.phrases(in: sentence, startingBefore: end))
    var found: [IndirectReport] = []
    for cue in cues {
      guard let report = isAccording(cue) ? site.source(at: cue) : site.report(by: cue) else { continue }
      // `Lee said the dam held, but Park said it leaked`: the first report ends where the second begins.
      let start = min(report.speaker.lowerBound, report.cue.lowerBound)
      for index in found.indices where found[index].words.contains(start) && site.startsClause(start) {
        // A report that opens another (`Lee said that Park said …`) stays inside it.
        let first = found[index].words.lowerBound
        let end = site.startOfClause(start)
        if end > first { found[index].words = site.trimmed(first..<end) }
      }
      found.append(report)
    }
    return found.filter { report in
      report.words.count >= 2 && !report.speaker.contains { isTaken[$0] }
        && !report.words.contains { isTaken[$0] && !report.cue.contains($0) }
    }
  }
}

extension ReadText {
  /// Pairs of `''two apostrophes''` in one block, which some texts set speech in at both ends.
  fileprivate func doubledApostrophes() -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var open: Int?
    for index in marks where !tokens[index].traits.contains(.singleMark) && scalar(index) == 0x27 {
      if let start = open {
        pairs.append((start, index))
        open = nil
      } else if tokens[index].traits.contains(.spaceBefore) || index == 0 {
        open = index
      }
    }
    return pairs
  }
}

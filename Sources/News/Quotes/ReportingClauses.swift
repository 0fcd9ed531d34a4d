import Prose

/// Finds the clauses in a block that say who spoke, by their words alone: `Lee said`, `said the minister`.
struct ReportingClauses {
  let read: ReadText
  let words: QuoteWords
  let reader: PhraseReader

  /// Where the first reporting clause after a comma or a stop starts; the mark stood before it.
  func firstClauseStart(from start: Int, limit: Int) -> Int? {
    var index = start
    while index < limit {
      let isStop = read.byte(index) == UInt8(ascii: ",") || read.tokens[index].traits.contains(.sentenceEnd)
      if isStop, index + 1 < read.tokens.count, isClause(at: index + 1) { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The last verb in `range` that reports words.
  func lastCue(in range: Range<Int>) -> Int? {
    range.last { read.roles[$0].meets(.reporting) && !read.roles[$0].contains(.baseForm) }
  }

  /// Whether a reporting clause starts at `index`.
  func isClause(at index: Int) -> Bool {
    let block = index..<min(read.tokens.count, index + 40)
    if isVerb(index), read.roles[index].contains(.says) {
      guard index + 1 < block.upperBound, let phrase = reader.phrase(at: index + 1, in: block) else { return false }
      return phrase.kind != .possessor && phrase.kind != .relative
    }
    guard let phrase = reader.phrase(at: index, in: block), phrase.kind != .relative, phrase.kind != .possessor
    else { return false }
    var next = phrase.end
    while next < block.upperBound, next < phrase.end + 3, read.roles[next].contains(.auxiliary) { next += 1 }
    return next < block.upperBound && isVerb(next)
  }

  private func isVerb(_ index: Int) -> Bool {
    read.roles[index].meets(.reporting) && !read.roles[index].meets([.participle, .baseForm])
  }
}

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

  /// The last verb that reports words before the sentence that `index` belongs to, or in it with a comma or colon
  /// after it; any other verb there is part of what is said.
  func lastCueBeforeSentence(of index: Int, from start: Int) -> Int? {
    let sentence = max(start, read.sentence(at: index).lowerBound)
    return (sentence..<index).last { verb in
      isVerb(verb) && (read.byte(verb + 1) == UInt8(ascii: ",") || read.byte(verb + 1) == UInt8(ascii: ":"))
    } ?? lastCue(in: start..<sentence)
  }

  /// Whether a reporting clause starts at `index`.
  func isClause(at index: Int) -> Bool { verbOfClause(at: index) != nil }

  /// The verb of the reporting clause that starts at `index`.
  func verbOfClause(at index: Int) -> Int? {
    guard index < read.tokens.count else { return nil }
    let block = index..<min(read.tokens.count, index + 40)
    if isVerb(index) {
      guard index + 1 < block.upperBound, let phrase = reader.phrase(at: index + 1, in: block) else { return nil }
      return phrase.kind == .possessor || phrase.kind == .relative || words.tell.contains(read.tokens[index].key)
        ? nil : index
    }
    guard let phrase = reader.phrase(at: index, in: block), phrase.kind != .relative, phrase.kind != .possessor
    else { return nil }
    var next = phrase.end
    while next < block.upperBound, next < phrase.end + 3, read.roles[next].contains(.auxiliary) { next += 1 }
    return next < block.upperBound && isVerb(next) ? next : nil
  }

  private func isVerb(_ index: Int) -> Bool {
    read.roles[index].meets(.reporting) && !read.roles[index].meets([.participle, .baseForm])
  }
}

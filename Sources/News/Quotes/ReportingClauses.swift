import Prose

/// Finds the clauses in a block that say who spoke, by their words alone: `Lee said`, `said the minister`.
struct ReportingClauses {
  let reader: PhraseReader

  private var read: ReadText { reader.read }
  private var words: QuoteWords { reader.words }

  /// Where the first reporting clause after a comma or a stop starts; the mark stood before it.
  func firstClauseStart(from start: Int, limit: Int) -> Int? {
    var index = start
    while index < limit {
      let isStop = read.byte(index) == UInt8(ascii: ",") || read.tokens[index].traits.contains(.sentenceEnd)
      if isStop, index + 1 < limit, isClause(at: index + 1) || goesOnAfterCall(index) { return index + 1 }
      index += 1
    }
    return nil
  }

  /// `You lie! he called`: after a call or a question only the end of a quotation lets a sentence go on.
  private func goesOnAfterCall(_ index: Int) -> Bool {
    let mark = read.byte(index)
    guard mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?") else { return false }
    let next = read.tokens[index + 1].traits
    return next.contains(.word) && !next.contains(.capitalised) && next.contains(.spaceBefore)
  }

  /// A reporting clause between a comma and a stop, in the middle of what looks like one quotation.
  func insertedClause(in range: Range<Int>) -> Range<Int>? {
    for index in range where read.byte(index) == UInt8(ascii: ",") {
      guard index + 1 < range.upperBound, !isFirstPerson(index + 1), let verb = verbOfClause(at: index + 1)
      else {
        continue
      }
      let end = read.endOfSentence(index + 1, limit: range.upperBound)
      guard end < range.upperBound, (1...12).contains(end - verb),
        read.tokens[end - 1].traits.contains(.sentenceEnd),
        !read.roles[verb + 1].meets([.pronoun, .conjunction])
      else { continue }
      return (index + 1)..<end
    }
    return nil
  }

  private func isFirstPerson(_ index: Int) -> Bool {
    read.roles[index].contains(.pronoun) && !Self.third.contains(read.tokens[index].key)
  }

  private static let third: WordSet = [WordKey("he"), WordKey("she"), WordKey("they")]

  /// Where the words reported by the verb at `verb` start: after the hearer, the day, `that` and marks.
  func startOfReport(after verb: Int, limit: Int) -> Int {
    if let that = (verb + 1..<min(limit, verb + 8)).first(where: { read.tokens[$0].key == words.that }) {
      return that + 1
    }
    var start = verb + 1
    while start < limit, read.tokens[start].traits.contains(.punctuation) || read.roles[start].contains(.day)
    {
      start += 1
    }
    return start
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
      guard index + 1 < block.upperBound, let phrase = reader.phrase(at: index + 1, in: block) else {
        return nil
      }
      return phrase.kind == .possessor || phrase.kind == .relative
        || words.tell.contains(read.tokens[index].key)
        ? nil : index
    }
    guard let phrase = reader.phrase(at: index, in: block), phrase.kind != .relative,
      phrase.kind != .possessor
    else { return nil }
    var next = phrase.end
    while next < block.upperBound, next < phrase.end + 3, read.roles[next].contains(.auxiliary) { next += 1 }
    return next < block.upperBound && isVerb(next) ? next : nil
  }

  private func isVerb(_ index: Int) -> Bool {
    read.roles[index].meets(.reporting) && !read.roles[index].meets([.participle, .baseForm])
  }
}

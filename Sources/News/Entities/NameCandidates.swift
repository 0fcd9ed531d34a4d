import Prose

/// A stretch of text that may be a name: what the classifier decides about.
struct NameCandidate {
  /// The tokens of the name, without titles.
  let tokens: Range<Int>
  /// The title right before it.
  let title: Range<Int>?
  /// UTF-8 offsets; inside a compound (`Seoul-Beijing`) less than its token.
  let span: Span
  /// What the lists say of the whole.
  let known: KnownPhrase?
  let position: Position

  enum Position {
    case running
    /// The first word of a sentence or quotation, capitalised whatever it is.
    case sentenceStart
    /// In a heading that capitalises its words.
    case headline
  }
}

/// Finds the candidates of one sentence after another.
///
/// A run is a stretch of capitalised words with the small words that join them (`Bank of China`, `bin Salman`);
/// it is cut at titles, nationalities and words that name nothing.
struct NameCandidateFinder {
  let names: NameText
  var candidates: [NameCandidate] = []
  var position = NameCandidate.Position.running
  /// What running text writes with a capital; `nil` in an article without headings or without running text.
  private let runningWords: WordSet?

  init(_ names: NameText) {
    self.names = names
    let styles = names.sentences.map { CapitalStyle(of: $0, in: names) }
    runningWords =
      styles.contains(.title) && styles.contains(.running)
      ? Self.runningWords(in: names, styles) : nil
    for (sentence, style) in zip(names.sentences, styles) { appendCandidates(in: sentence, style) }
  }

  private static func runningWords(in names: NameText, _ styles: [CapitalStyle]) -> WordSet {
    var words: WordSet = []
    for (sentence, style) in zip(names.sentences, styles) where style == .running {
      for place in sentence.starts where names.starts[place] > sentence.tokens.lowerBound {
        words.insert(names.tokens[names.starts[place]].key)
      }
    }
    return words
  }

  private mutating func appendCandidates(in sentence: NameText.SentenceStarts, _ style: CapitalStyle) {
    var end = sentence.tokens.lowerBound
    for place in sentence.starts where names.starts[place] >= end {
      let index = names.starts[place]
      position =
        style != .running ? .headline : opensSentence(index, in: sentence.tokens) ? .sentenceStart : .running
      end = index + 1
      if names.tokens[index].traits.contains(.containsHyphen), appendCompoundParts(of: index) { continue }
      let run = index..<names.endOfRun(from: index, limit: sentence.tokens.upperBound)
      if style == .title, let runningWords {
        for part in parts(of: run, knownFrom: runningWords) { appendPieces(of: part, isAllCaps: false) }
      } else {
        appendPieces(of: run, isAllCaps: style == .allCaps)
      }
      end = run.upperBound
    }
  }

  /// Whether the word has its capital from its place: at the start of the sentence, or after a quotation mark, with
  /// nothing but marks before it.
  private func opensSentence(_ index: Int, in sentence: Range<Int>) -> Bool {
    var before = index - 1
    while before >= sentence.lowerBound {
      let traits = names.tokens[before].traits
      if traits.contains(.quotationMark) { return true }
      if traits.contains(.word) { return false }
      before -= 1
    }
    return true
  }

  /// The parts of a run in a heading (`Minister Strongly Denies XYZ Claims`), where every word has a capital, that a
  /// list or the text below knows as words of names, or nothing knows.
  private func parts(of run: Range<Int>, knownFrom runningWords: WordSet) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start: Int?
    var index = run.lowerBound
    while index < run.upperBound {
      let count = names.known(at: index, limit: run.upperBound)?.count ?? 1
      if count == 1, names.startsName(index), !isWordOfNames(index, runningWords) {
        if let start { parts.append(start..<index) }
        start = nil
      } else if start == nil, names.startsName(index) {
        start = index
      }
      index += count
    }
    if let start { parts.append(start..<run.upperBound) }
    return parts
  }

  /// Whether the capital of a word in a heading may be a name's: not that of a common word, which the running text
  /// has in lower case, unless it stands before the noun of a name (`National Park`).
  private func isWordOfNames(_ index: Int, _ runningWords: WordSet) -> Bool {
    guard names.isPlain(index), !runningWords.contains(names.tokens[index].key) else { return true }
    let ends: WordClass = [
      .organisationEnd, .organisationOpening, .placeEnd, .placeStart, .placeOpening, .surname,
    ]
    if !names.classes[index].isDisjoint(with: ends.union(.titleHead)) { return true }
    return index + 1 < names.tokens.count
      && !names.classes[index + 1].isDisjoint(with: [.organisationEnd, .placeEnd])
  }

  // MARK: Pieces

  /// Cuts a run into names, and appends them.
  private mutating func appendPieces(of run: Range<Int>, isAllCaps: Bool) {
    var index = run.lowerBound
    if position == .sentenceStart, isIdleStart(run), !isQuotedTerm(run) { index += 1 }
    var title: Range<Int>?
    while index < run.upperBound {
      guard names.startsName(index) else {
        index += 1
        continue
      }
      if let next = appendJoinedPlaces(at: index, limit: run.upperBound) {
        index = next
        title = nil
        continue
      }
      let piece = index..<endOfPiece(from: index, limit: run.upperBound)
      if let titled = titleEnd(from: index, limit: run.upperBound) {
        title = titled < run.upperBound ? (title?.lowerBound ?? index)..<titled : nil
        index = titled
        continue
      }
      index = appendPiece(piece, title: title, isAllCaps: isAllCaps)
      title = nil
    }
  }

  /// `"One China"`: all there is between two marks.
  private func isQuotedTerm(_ run: Range<Int>) -> Bool {
    run.lowerBound > 0 && run.upperBound < names.tokens.count
      && names.tokens[run.lowerBound - 1].traits.contains(.quotationMark)
      && names.tokens[run.upperBound].traits.contains(.quotationMark)
  }

  /// Whether the first word of a sentence is capitalised for its place only.
  private func isIdleStart(_ run: Range<Int>) -> Bool {
    let first = names.classes[run.lowerBound]
    if isAge(run.lowerBound) { return true }
    if first.contains(.function) { return names.known(at: run.lowerBound, limit: run.upperBound) == nil }
    if first.isEmpty, run.count > 1, let next = names.known(at: run.lowerBound + 1, limit: run.upperBound) {
      return next.count == run.count - 1
    }
    if run.count > 1, names.tokens[run.lowerBound + 1].key == names.words.of, first.contains(.common) {
      return first.isDisjoint(with: [
        .organisationOpening, .placeOpening, .placeEnd, .organisationEnd, .titleHead,
      ])
    }
    guard first.contains(.common), run.count > 1,
      names.known(at: run.lowerBound, limit: run.upperBound) == nil
    else {
      return false
    }
    let second = names.classes[run.lowerBound + 1]
    return !first.contains(.titleHead) && second.isDisjoint(with: [.organisationEnd, .placeEnd, .titleHead])
      && names.startsName(run.lowerBound + 1)
  }

  /// `Eight-year-old`
  private func isAge(_ index: Int) -> Bool {
    let token = names.tokens[index]
    return token.traits.contains(.containsHyphen)
      && names.utf8[Int(token.start)..<Int(token.end)].suffix(4).elementsEqual("-old".utf8)
  }

  /// The end of the title that starts at `index` (`Foreign Minister`, `Science and Technology Minister`).
  private func titleEnd(from index: Int, limit: Int) -> Int? {
    if let listed = listedTitleEnd(from: index, limit: limit) {
      guard listed < limit, [names.words.of, names.words.for].contains(names.tokens[listed].key) else {
        return listed
      }
      return endOfTitleWithOf(from: listed, limit: limit)
    }
    var end = index
    while end < limit, names.isPlain(end) || names.tokens[end].key == names.words.and {
      if names.classes[end].contains(.titleHead), end > index { return end + 1 }
      end += 1
    }
    return nil
  }

  /// The end of a listed title, unless it opens a longer name (`Justice Department`, `General Motors`).
  private func listedTitleEnd(from index: Int, limit: Int) -> Int? {
    let match =
      names.word(index).startsTitle
      ? names.words.titles.longestMatch(in: names.tokens, at: index, limit: limit) : nil
    guard let count = match?.count ?? (names.classes[index].contains(.titleHead) ? 1 : nil) else {
      return nil
    }
    if let known = names.known(at: index, limit: limit), known.count > count { return nil }
    let end = index + count
    if end < limit, names.startsName(end) {
      let last = names.classes[endOfPiece(from: end, limit: limit) - 1]
      if !last.isDisjoint(with: [.organisationEnd, .placeEnd]), !last.contains(.surname) { return nil }
    }
    return end
  }

  /// `Minister of Trade, Industry and Resources Kim …`: the title ends where a personal name starts.
  private func endOfTitleWithOf(from index: Int, limit: Int) -> Int {
    var end = index + 1
    while end < limit {
      let isName =
        !names.classes[end].isDisjoint(with: [.givenName, .surname]) && !names.classes[end].contains(.common)
      if isName && names.startsName(end) && names.startsName(end - 1) { return end }
      end += 1
    }
    return limit
  }

  private func endOfPiece(from index: Int, limit: Int) -> Int {
    var end = index + (names.known(at: index, limit: limit)?.count ?? 1)
    while end < limit {
      if names.startsName(end), names.startsName(end - 1), startsAnother(end, limit: limit) { break }
      end += 1
    }
    return end
  }

  /// Whether a name cannot go on at `index`: a nationality, a title, a word that names nothing.
  private func startsAnother(_ index: Int, limit: Int) -> Bool {
    let known = names.classes[index]
    if known.contains(.nationality) {
      return !names.classes[limit - 1].contains(.organisationEnd) || !names.isPlain(index - 1)
    }
    if known.contains(.nonName) {
      return !names.classes[index - 1].contains(.givenName) && !known.contains(.organisationEnd)
    }
    guard known.contains(.titleHead), index + 1 < limit, names.startsName(index + 1) else { return false }
    return known.isDisjoint(with: [.givenName, .surname, .organisationEnd])
      || names.classes[index + 1].contains(.givenName)
  }

  /// Appends the names in a piece without titles inside; gives the index to go on from.
  private mutating func appendPiece(_ piece: Range<Int>, title: Range<Int>?, isAllCaps: Bool) -> Int {
    let first = piece.lowerBound
    guard let match = names.known(at: first, limit: piece.upperBound) else {
      if !isAllCaps || title != nil { append(piece, title: title, known: nil) }
      return piece.upperBound
    }
    let rest = first + match.count..<piece.upperBound
    if rest.isEmpty {
      if match.phrase.isName || isPersonWord(first) && title != nil {
        append(piece, title: title, known: match.phrase.isName ? match.phrase : nil)
      }
      return piece.upperBound
    }
    if endsAsName(piece, after: match) {
      append(piece, title: title, known: nil)
      return piece.upperBound
    }
    if match.phrase.isName, !names.startsName(rest.lowerBound) || isSeparate(rest) {
      append(first..<rest.lowerBound, title: nil, known: match.phrase)
    }
    return rest.lowerBound
  }

  private func isPersonWord(_ index: Int) -> Bool {
    !names.classes[index].isDisjoint(with: [.givenName, .surname])
  }

  /// Whether a piece that starts with a listed phrase is one longer name (`China Daily`, `Korean Peninsula`,
  /// `Jordan Smith`).
  private func endsAsName(_ piece: Range<Int>, after match: (count: Int, phrase: KnownPhrase)) -> Bool {
    let last = names.classes[piece.upperBound - 1]
    switch match.phrase.kind {
    case .nonName:
      return isPersonWord(piece.lowerBound) && match.count == 1 && piece.count <= 3 && !last.contains(.common)
    case .nationality:
      if last.contains(.placeEnd) { return true }
      return last.contains(.organisationEnd) && names.tokens[piece.upperBound - 1].key != names.words.ministry
    case .country, .region, .city, .organisation:
      if position == .headline { return !last.isDisjoint(with: [.organisationEnd, .placeEnd]) }
      if !last.isDisjoint(with: [.organisationEnd, .placeEnd]) { return true }
      if !names.startsName(piece.lowerBound + match.count) { return true }
      let rest = names.classes[piece.lowerBound + match.count..<piece.upperBound]
      switch match.phrase.kind {
      case .country: return false
      case .organisation: return !rest.contains { $0.isEmpty } || rest.count > 1
      case .city: return !last.contains(.eventEnd)
      default: return !rest.allSatisfy { $0.contains(.common) }
      }
    }
  }

  /// Whether the words after a listed name are another matter, not a longer name of something else
  /// (`Beijing Declaration`).
  private func isSeparate(_ rest: Range<Int>) -> Bool {
    position == .headline || !rest.allSatisfy { names.classes[$0].contains(.common) }
      || names.tokens[rest.lowerBound - 1].traits.contains(.allCaps)
      || names.tokens[rest.lowerBound - 1].traits.contains(.abbreviation)
  }

  private mutating func append(_ piece: Range<Int>, title: Range<Int>?, known: KnownPhrase?) {
    var end = piece.upperBound
    while end > piece.lowerBound + 1, !names.startsName(end - 1) { end -= 1 }
    let span = Span(Int(names.tokens[piece.lowerBound].start), Int(names.tokens[end - 1].end))
    if span.end < names.utf8.count, names.utf8[span.end] == UInt8(ascii: "$") { return }
    candidates.append(
      NameCandidate(
        tokens: piece.lowerBound..<end, title: title, span: span, known: known, position: position))
  }
}

/// How a sentence uses capitals.
private enum CapitalStyle {
  case running, title, allCaps

  /// Title style: most of at least four longer words are capitalised, and no full stop ends it.
  init(of sentence: NameText.SentenceStarts, in names: NameText) {
    let isClosed = names.tokens[sentence.tokens.upperBound - 1].traits.contains(.sentenceEnd)
    // Most sentences end in a full stop and have few words in capitals: nothing needs to be counted.
    if isClosed, !Self.hasThreeInCapitals(sentence.starts, names) {
      self = .running
      return
    }
    var long = 0
    var capitalised = 0
    var allCaps = 0
    for token in names.tokens[sentence.tokens] {
      // Without branches: whether a word is long is as good as random.
      let isLong = token.traits.contains(.word) && token.end - token.start > 3
      long &+= isLong ? 1 : 0
      capitalised &+= isLong && token.traits.contains(.capitalised) ? 1 : 0
      allCaps &+= isLong && token.traits.contains(.allCaps) ? 1 : 0
    }
    if allCaps >= 3, allCaps * 10 >= long * 7 {
      self = .allCaps
    } else if !isClosed, long >= 4, capitalised * 10 >= long * 7 {
      self = .title
    } else {
      self = .running
    }
  }

  private static func hasThreeInCapitals(_ starts: Range<Int>, _ names: NameText) -> Bool {
    var count = 0
    for place in starts where names.tokens[names.starts[place]].traits.contains(.allCaps) { count += 1 }
    return count >= 3
  }
}

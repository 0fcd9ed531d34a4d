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
  let words: NameWords
  let text: TokenizedText
  let classes: [WordClass]
  private(set) var candidates: [NameCandidate] = []
  private var position = NameCandidate.Position.running

  init(_ text: TokenizedText, words: NameWords) {
    self.text = text
    self.words = words
    classes = text.tokens.map { $0.traits.contains(.word) ? words.classes(of: $0.key) : [] }
    for sentence in text.sentences { appendCandidates(in: sentence.tokens) }
  }

  private mutating func appendCandidates(in sentence: Range<Int>) {
    let style = CapitalStyle(of: text.tokens[sentence])
    var index = sentence.lowerBound
    var isAtStart = true
    while index < sentence.upperBound {
      let token = text.tokens[index]
      guard startsName(index) else {
        isAtStart = token.traits.contains(.quotationMark) || (isAtStart && !token.traits.contains(.word))
        index += 1
        continue
      }
      position = style == .title || style == .allCaps ? .headline : isAtStart ? .sentenceStart : .running
      isAtStart = false
      if token.traits.contains(.containsHyphen), appendCompoundParts(of: index) {
        index += 1
        continue
      }
      let run = index..<endOfRun(from: index, limit: sentence.upperBound)
      appendPieces(of: run, isAllCaps: style == .allCaps)
      index = run.upperBound
    }
  }

  // MARK: Runs

  /// Whether the token can be the first word of a name.
  func startsName(_ index: Int) -> Bool {
    let traits = text.tokens[index].traits
    guard traits.contains(.word), !traits.contains(.clitic), !traits.contains(.unspaced) else { return false }
    if traits.contains(.capitalised) { return true }
    return traits.contains(.innerCap) && (!traits.contains(.containsHyphen) || hasArabicArticle(index))
  }

  /// `al-Assad`, `el-Sisi`: an article in lower case, joined by a hyphen.
  private func hasArabicArticle(_ index: Int) -> Bool {
    let token = text.tokens[index]
    let bytes = text.text.utf8
    let start = Int(token.start)
    return token.end - token.start > 4
      && (bytes[start] == UInt8(ascii: "a") || bytes[start] == UInt8(ascii: "e"))
      && bytes[start + 2] == UInt8(ascii: "-")
  }

  private func endOfRun(from start: Int, limit: Int) -> Int {
    var end = start + 1
    while end < limit {
      if startsName(end), text.tokens[end].traits.contains(.spaceBefore), !isCompoundOfOthers(end) {
        end += 1
      } else if let next = afterConnector(at: end, runStart: start, limit: limit) {
        end = next + 1
      } else {
        break
      }
    }
    return end
  }

  /// A compound that ends in lower case (`Seoul-based`) is no part of a longer name.
  private func isCompoundOfOthers(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.traits.contains(.containsHyphen), let last = compoundParts(of: index).last else {
      return false
    }
    let byte = text.text.utf8[last.start]
    if classes[index - 1].contains(.familyFirst) { return false }
    return byte >= 0x61 && byte <= 0x7A && last.start > Int(token.start) && !isGivenNameLike(token)
  }

  /// `Jae-myung`, `Yu-jung`: a given name of two syllables.
  private func isGivenNameLike(_ token: Token) -> Bool {
    let parts = compoundParts(token)
    return parts.count == 2 && parts.allSatisfy { $0.count >= 1 && $0.count <= 6 }
      && !words.classes(of: key(parts[1])).contains(.common)
  }

  /// The index of the capitalised word that the small words at `index` join to the run.
  private func afterConnector(at index: Int, runStart: Int, limit: Int) -> Int? {
    let tokens = text.tokens
    let previous = classes[index - 1]
    var next = index + 1
    guard next < limit, tokens[index].traits.contains(.spaceBefore) || isComma(index) else { return nil }
    if isAmpersand(index) { return startsName(next) ? next : nil }
    if classes[index].contains(.particle), !previous.contains(.nationality) {
      if next < limit - 1, classes[next].contains(.particle) { next += 1 }
      return startsName(next) ? next : nil
    }
    switch tokens[index].key {
    case Connector.of:
      guard mayTakeOf(index - 1) else { return nil }
      if tokens[next].key == Connector.the, next + 1 < limit { next += 1 }
      guard startsName(next), !previous.contains(.titleHead) || isPlain(next) else { return nil }
      return next
    case Connector.for:
      return previous.contains(.organisationOpening) && startsName(next) ? next : nil
    case Connector.and:
      return startsName(next) && joinsByAnd(index, runStart: runStart, limit: limit) ? next : nil
    default:
      guard isComma(index), startsName(next), isInsideOpening(runStart..<index), isPlain(index - 1),
        isPlain(next)
      else { return nil }
      return next + 1 < limit && (tokens[next + 1].key == Connector.and || isComma(next + 1)) ? next : nil
    }
  }

  private func mayTakeOf(_ index: Int) -> Bool {
    let known = classes[index]
    if known.contains(.nonName) || known.contains(.nationality)
      || known.contains(.role) && !known.contains(.titleHead)
    {
      return false
    }
    return !known.isDisjoint(with: [
      .organisationOpening, .placeOpening, .placeEnd, .titleHead, .common, .organisationEnd,
    ])
  }

  /// A capitalised common word that no list knows as a name by itself.
  private func isPlain(_ index: Int) -> Bool {
    classes[index].contains(.common) && classes[index].isDisjoint(with: [.givenName, .nationality, .nonName])
      && !text.tokens[index].traits.contains(.allCaps)
  }

  /// `Ministry of Trade, Industry …`: what follows an opening word and `of`.
  private func isInsideOpening(_ run: Range<Int>) -> Bool {
    run.count >= 3 && text.tokens[run.lowerBound + 1].key == Connector.of
      && !classes[run.lowerBound].isDisjoint(with: [.organisationOpening, .titleHead])
  }

  /// `Ministry of Trade and Industry`, `Reform and Development Commission`, but not `Samsung and LG`.
  private func joinsByAnd(_ index: Int, runStart: Int, limit: Int) -> Bool {
    if isInsideOpening(runStart..<index) {
      return isPlain(index - 1) && isPlain(index + 1)
    }
    guard isPlain(index - 1), classes[index - 1].isDisjoint(with: [.organisationEnd, .placeEnd, .titleHead])
    else {
      return false
    }
    var next = index + 1
    while next < limit, startsName(next) {
      if !classes[next].isDisjoint(with: [.organisationEnd, .titleHead]) { return next > index + 1 }
      guard isPlain(next) else { return false }
      next += 1
    }
    return false
  }

  private func isAmpersand(_ index: Int) -> Bool {
    text.text.utf8[Int(text.tokens[index].start)] == UInt8(ascii: "&")
  }

  private func isComma(_ index: Int) -> Bool {
    text.text.utf8[Int(text.tokens[index].start)] == UInt8(ascii: ",")
  }

  // MARK: Compounds

  /// The parts of a hyphenated token.
  private func compoundParts(of index: Int) -> [Span] { compoundParts(text.tokens[index]) }

  private func compoundParts(_ token: Token) -> [Span] {
    let bytes = text.text.utf8
    var parts: [Span] = []
    var start = Int(token.start)
    var offset = start
    while offset < Int(token.end) {
      let isHyphen = bytes[offset] == UInt8(ascii: "-")
      let isWideHyphen =
        bytes[offset] == 0xE2 && offset + 2 < Int(token.end) && bytes[offset + 1] == 0x80
        && (bytes[offset + 2] == 0x90 || bytes[offset + 2] == 0x91)
      if isHyphen || isWideHyphen {
        parts.append(Span(start, offset))
        offset += isHyphen ? 1 : 3
        start = offset
      } else {
        offset += 1
      }
    }
    parts.append(Span(start, Int(token.end)))
    return parts
  }

  private func key(_ span: Span) -> WordKey { WordKey(folding: text.text.utf8[span.range]) }

  /// Appends the places and organisations inside a compound that is no name itself (`Seoul-Beijing`, `UN-backed`);
  /// `false` where the compound can be one name.
  private mutating func appendCompoundParts(of index: Int) -> Bool {
    let token = text.tokens[index]
    if known(at: index, limit: min(index + 3, text.tokens.count)) != nil { return false }
    let parts = compoundParts(of: index)
    let names = parts.map { part in words.known(key(part)).flatMap { isPrinted($0, in: part) ? $0 : nil } }
    let isLowerTail = parts.dropFirst().allSatisfy { (0x61...0x7A).contains(text.text.utf8[$0.start]) }
    guard isLowerTail ? !isGivenNameLike(token) || names[0] != nil : names.allSatisfy({ $0?.isPlace == true })
    else {
      // "South Korea-China": the last word of a listed name joined to another.
      return false
    }
    for (part, name) in zip(parts, names) where name?.isName == true {
      candidates.append(
        NameCandidate(tokens: index..<index + 1, title: nil, span: part, known: name, position: position))
    }
    return true
  }

  /// Appends the places of `South Korea-China` or `China-South Korea`, whose names reach into or out of a compound;
  /// gives the index to go on from.
  private mutating func appendJoinedPlaces(at index: Int, limit: Int) -> Int? {
    guard index + 1 < limit else { return nil }
    let tokens = text.tokens
    if tokens[index + 1].traits.contains(.containsHyphen) {
      let parts = compoundParts(of: index + 1)
      guard let joined = joined(tokens[index].span, parts[0]) else { return nil }
      appendPlaces([joined] + parts.dropFirst(), of: index)
      return index + 2
    }
    guard tokens[index].traits.contains(.containsHyphen) else { return nil }
    let parts = compoundParts(of: index)
    guard let joined = joined(parts[parts.count - 1], tokens[index + 1].span) else { return nil }
    appendPlaces(parts.dropLast() + [joined], of: index)
    return index + 2
  }

  /// Two words that a list knows as one place.
  private func joined(_ a: Span, _ b: Span) -> Span? {
    let pair = [a, b].map { Token(start: $0.start, end: $0.end, traits: [], key: key($0)) }
    guard let match = words.phrases.longestMatch(in: pair, at: 0, limit: 2), match.count == 2,
      match.value.isPlace
    else { return nil }
    return a.union(b)
  }

  private mutating func appendPlaces(_ spans: [Span], of index: Int) {
    for span in spans {
      let known = words.phrases[text.text[span]]
      guard known?.isPlace == true else { continue }
      candidates.append(
        NameCandidate(tokens: index..<index + 1, title: nil, span: span, known: known, position: position))
    }
  }

  // MARK: Pieces

  /// The listed phrase that starts at `index`, and how many tokens it takes.
  func known(at index: Int, limit: Int) -> (count: Int, phrase: KnownPhrase)? {
    guard let match = words.phrases.longestMatch(in: text.tokens, at: index, limit: limit) else { return nil }
    return isPrinted(match.value, in: text.tokens[index].span) ? (match.count, match.value) : nil
  }

  /// An acronym counts only in capitals.
  private func isPrinted(_ phrase: KnownPhrase, in span: Span) -> Bool {
    guard phrase.isAcronym else { return true }
    return text.text.utf8[span.range].allSatisfy { !(0x61...0x7A).contains($0) }
  }

  /// Cuts a run into names, and appends them.
  private mutating func appendPieces(of run: Range<Int>, isAllCaps: Bool) {
    var index = run.lowerBound
    if position == .sentenceStart, isIdleStart(run) { index += 1 }
    var title: Range<Int>?
    while index < run.upperBound {
      guard startsName(index) else {
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

  /// Whether the first word of a sentence is capitalised for its place only.
  private func isIdleStart(_ run: Range<Int>) -> Bool {
    let first = classes[run.lowerBound]
    if first.contains(.function) { return known(at: run.lowerBound, limit: run.upperBound) == nil }
    if first.isEmpty, run.count > 1, let next = known(at: run.lowerBound + 1, limit: run.upperBound) {
      return next.count == run.count - 1
    }
    guard first.contains(.common), run.count > 1, known(at: run.lowerBound, limit: run.upperBound) == nil
    else {
      return false
    }
    let second = classes[run.lowerBound + 1]
    return !first.contains(.titleHead) && second.isDisjoint(with: [.organisationEnd, .placeEnd, .titleHead])
      && startsName(run.lowerBound + 1)
  }

  /// The end of the title that starts at `index` (`Foreign Minister`, `Science and Technology Minister`).
  private func titleEnd(from index: Int, limit: Int) -> Int? {
    if let listed = listedTitleEnd(from: index, limit: limit) {
      guard listed < limit, text.tokens[listed].key == Connector.of else { return listed }
      return endOfTitleWithOf(from: listed, limit: limit)
    }
    var end = index
    while end < limit, isPlain(end) || text.tokens[end].key == Connector.and {
      if classes[end].contains(.titleHead), end > index { return end + 1 }
      end += 1
    }
    return nil
  }

  /// The end of a listed title, unless it opens a longer name (`Justice Department`, `General Motors`).
  private func listedTitleEnd(from index: Int, limit: Int) -> Int? {
    let match = words.titles.longestMatch(in: text.tokens, at: index, limit: limit)
    guard let count = match?.count ?? (classes[index].contains(.titleHead) ? 1 : nil) else { return nil }
    if let known = known(at: index, limit: limit), known.count > count { return nil }
    let end = index + count
    if end < limit, startsName(end) {
      let last = classes[endOfPiece(from: end, limit: limit) - 1]
      if !last.isDisjoint(with: [.organisationEnd, .placeEnd]), !last.contains(.surname) { return nil }
    }
    return end
  }

  /// `Minister of Trade, Industry and Resources Kim …`: the title ends where a personal name starts.
  private func endOfTitleWithOf(from index: Int, limit: Int) -> Int {
    var end = index + 1
    while end < limit {
      let isName = !classes[end].isDisjoint(with: [.givenName, .surname]) && !classes[end].contains(.common)
      if isName && startsName(end) && startsName(end - 1) { return end }
      end += 1
    }
    return limit
  }

  private func endOfPiece(from index: Int, limit: Int) -> Int {
    var end = index + (known(at: index, limit: limit)?.count ?? 1)
    while end < limit {
      if startsName(end), startsName(end - 1), startsAnother(end, limit: limit) { break }
      end += 1
    }
    return end
  }

  /// Whether a name cannot go on at `index`: a nationality, a title, a word that names nothing.
  private func startsAnother(_ index: Int, limit: Int) -> Bool {
    let known = classes[index]
    if known.contains(.nationality) {
      return !classes[limit - 1].contains(.organisationEnd) || !isPlain(index - 1)
    }
    if known.contains(.nonName) {
      return !classes[index - 1].contains(.givenName) && !known.contains(.organisationEnd)
    }
    guard known.contains(.titleHead), index + 1 < limit, startsName(index + 1) else { return false }
    return known.isDisjoint(with: [.givenName, .surname, .organisationEnd])
      || classes[index + 1].contains(.givenName)
  }

  /// Appends the names in a piece without titles inside; gives the index to go on from.
  private mutating func appendPiece(_ piece: Range<Int>, title: Range<Int>?, isAllCaps: Bool) -> Int {
    let first = piece.lowerBound
    guard let match = known(at: first, limit: piece.upperBound) else {
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
    if match.phrase.isName, !startsName(rest.lowerBound) || isSeparate(rest) {
      append(first..<rest.lowerBound, title: nil, known: match.phrase)
    }
    return rest.lowerBound
  }

  private func isPersonWord(_ index: Int) -> Bool {
    !classes[index].isDisjoint(with: [.givenName, .surname])
  }

  /// Whether a piece that starts with a listed phrase is one longer name (`China Daily`, `Korean Peninsula`,
  /// `Jordan Smith`).
  private func endsAsName(_ piece: Range<Int>, after match: (count: Int, phrase: KnownPhrase)) -> Bool {
    let last = classes[piece.upperBound - 1]
    switch match.phrase.kind {
    case .nonName:
      return isPersonWord(piece.lowerBound) && match.count == 1 && piece.count <= 3 && !last.contains(.common)
    case .nationality:
      if last.contains(.placeEnd) { return true }
      return last.contains(.organisationEnd) && text.tokens[piece.upperBound - 1].key != Connector.ministry
    case .country, .region, .city, .organisation:
      if position == .headline { return !last.isDisjoint(with: [.organisationEnd, .placeEnd]) }
      if !last.isDisjoint(with: [.organisationEnd, .placeEnd]) { return true }
      if !startsName(piece.lowerBound + match.count) { return true }
      let rest = classes[piece.lowerBound + match.count..<piece.upperBound]
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
    position == .headline || !rest.allSatisfy { classes[$0].contains(.common) }
      || text.tokens[rest.lowerBound - 1].traits.contains(.allCaps)
      || text.tokens[rest.lowerBound - 1].traits.contains(.abbreviation)
  }

  private mutating func append(_ piece: Range<Int>, title: Range<Int>?, known: KnownPhrase?) {
    var end = piece.upperBound
    while end > piece.lowerBound + 1, !startsName(end - 1) { end -= 1 }
    let span = Span(Int(text.tokens[piece.lowerBound].start), Int(text.tokens[end - 1].end))
    if span.end < text.text.utf8.count, text.text.utf8[span.end] == UInt8(ascii: "$") { return }
    candidates.append(
      NameCandidate(
        tokens: piece.lowerBound..<end, title: title, span: span, known: known, position: position))
  }
}

/// Small words that join the parts of a name.
enum Connector {
  static let of = WordKey("of")
  static let the = WordKey("the")
  static let and = WordKey("and")
  static let `for` = WordKey("for")
  static let ministry = WordKey("ministry")
  static let on = WordKey("on")
  static let who = WordKey("who")
  static let or = WordKey("or")
}

/// How a sentence uses capitals.
private enum CapitalStyle {
  case running, title, allCaps

  /// Title style: most of at least four longer words are capitalised, and no full stop ends it.
  init(of tokens: ArraySlice<Token>) {
    var long = 0
    var capitalised = 0
    var allCaps = 0
    for token in tokens where token.traits.contains(.word) && token.end - token.start > 3 {
      long += 1
      if token.traits.contains(.capitalised) { capitalised += 1 }
      if token.traits.contains(.allCaps) { allCaps += 1 }
    }
    let isClosed = tokens.last?.traits.contains(.sentenceEnd) ?? true
    if allCaps >= 3, allCaps * 10 >= long * 7 {
      self = .allCaps
    } else if !isClosed, long >= 4, capitalised * 10 >= long * 7 {
      self = .title
    } else {
      self = .running
    }
  }
}

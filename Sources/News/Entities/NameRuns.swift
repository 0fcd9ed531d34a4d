import Prose

/// Runs: stretches of capitalised words with the small words that join them (`Bank of China`, `bin Salman`).
extension NameText {
  /// The end of the run that starts at `start`.
  func endOfRun(from start: Int, limit: Int) -> Int {
    var end = start + 1
    while end < limit {
      if startsName(end), tokens[end].traits.contains(.spaceBefore), !isCompoundOfOthers(end) {
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
    let token = tokens[index]
    guard token.traits.contains(.containsHyphen), let last = compoundParts(of: index).last else {
      return false
    }
    let byte = utf8[last.start]
    if classes[index - 1].contains(.familyFirst) { return false }
    return byte >= 0x61 && byte <= 0x7A && last.start > Int(token.start) && !isGivenNameLike(token)
  }

  /// `Jae-myung`, `Yu-jung`: a given name of two syllables.
  func isGivenNameLike(_ token: Token) -> Bool {
    let parts = compoundParts(token)
    return parts.count == 2 && parts.allSatisfy { $0.count >= 1 && $0.count <= 6 }
      && !words.classes(of: key(parts[1])).contains(.common)
  }

  /// The index of the capitalised word that the small words at `index` join to the run.
  private func afterConnector(at index: Int, runStart: Int, limit: Int) -> Int? {
    let previous = classes[index - 1]
    var next = index + 1
    guard next < limit, tokens[index].traits.contains(.spaceBefore) || isComma(index) else { return nil }
    if isAmpersand(index) { return startsName(next) ? next : nil }
    if classes[index].contains(.particle), !previous.contains(.nationality) {
      if next < limit - 1, classes[next].contains(.particle) { next += 1 }
      return startsName(next) ? next : nil
    }
    switch tokens[index].key {
    case words.of:
      guard mayTakeOf(index - 1) else { return nil }
      if tokens[next].key == words.the, next + 1 < limit { next += 1 }
      guard startsName(next), !previous.contains(.titleHead) || isPlain(next) else { return nil }
      return next
    case words.for:
      // `Secretary for Health`
      let isOffice = previous.contains(.titleHead) && isPlain(next)
      return (previous.contains(.organisationOpening) || isOffice) && startsName(next) ? next : nil
    case words.and:
      return startsName(next) && joinsByAnd(index, runStart: runStart, limit: limit) ? next : nil
    default:
      guard isComma(index), startsName(next), isInsideOpening(runStart..<index), isPlain(index - 1),
        isPlain(next)
      else { return nil }
      return next + 1 < limit && (tokens[next + 1].key == words.and || isComma(next + 1)) ? next : nil
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

  /// `Ministry of Trade, Industry …`: what follows an opening word and `of`.
  private func isInsideOpening(_ run: Range<Int>) -> Bool {
    run.count >= 3 && tokens[run.lowerBound + 1].key == words.of
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
      if next > index + 1, !classes[next].isDisjoint(with: [.organisationEnd, .titleHead]) { return true }
      guard isPlain(next) else { return false }
      next += 1
    }
    return false
  }
}

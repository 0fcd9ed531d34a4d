import Prose

/// Compounds joined by hyphens: `Seoul-Beijing` is two names, `Jae-myung` a part of one.
extension NameCandidateFinder {
  /// Appends the places and organisations inside a compound that is no name itself (`Seoul-Beijing`, `UN-backed`);
  /// `false` where the compound can be one name.
  mutating func appendCompoundParts(of index: Int) -> Bool {
    let token = names.tokens[index]
    if names.known(at: index, limit: min(index + 3, names.tokens.count)) != nil { return false }
    if index + 1 < names.tokens.count, names.classes[index + 1].contains(.familyFirst) { return false }
    let parts = names.compoundParts(of: index)
    let listed = parts.map { part in
      names.words.phrase(names.key(part)).flatMap { names.isPrinted($0, in: part) ? $0 : nil }
    }
    let isLowerTail = parts.dropFirst().allSatisfy { (0x61...0x7A).contains(names.utf8[$0.start]) }
    guard
      isLowerTail
        ? !names.isGivenNameLike(token) || listed[0] != nil
        : listed.allSatisfy({ $0?.isPlace == true }) && !isFamilyName(parts, listed)
    else {
      // "South Korea-China": the last word of a listed name joined to another.
      return false
    }
    guard !isInsideEvent(index) else { return true }
    for (part, name) in zip(parts, listed) where name?.isName == true {
      candidates.append(
        NameCandidate(tokens: index..<index + 1, title: nil, span: part, known: name, position: position))
    }
    return true
  }

  /// `Moreno-Ocampo`: towns bear the names of families.
  private func isFamilyName(_ parts: [Span], _ listed: [KnownPhrase?]) -> Bool {
    listed.allSatisfy { $0?.kind == .city }
      && parts.contains { !names.words.classes(of: names.key($0)).isDisjoint(with: [.givenName, .surname]) }
  }

  /// Appends the places of `South Korea-China` or `China-South Korea`, whose names reach into or out of a compound;
  /// gives the index to go on from.
  mutating func appendJoinedPlaces(at index: Int, limit: Int) -> Int? {
    let tokens = names.tokens
    guard index + 1 < limit,
      tokens[index].traits.union(tokens[index + 1].traits).contains(.containsHyphen),
      (names.known(at: index, limit: limit)?.count ?? 1) == 1
    else { return nil }
    if tokens[index + 1].traits.contains(.containsHyphen) {
      let parts = names.compoundParts(of: index + 1)
      guard let joined = joined(tokens[index].span, parts[0]) else { return nil }
      appendPlaces([joined] + parts.dropFirst(), of: index)
      return index + 2
    }
    guard tokens[index].traits.contains(.containsHyphen) else { return nil }
    let parts = names.compoundParts(of: index)
    guard let joined = joined(parts[parts.count - 1], tokens[index + 1].span) else { return nil }
    appendPlaces(parts.dropLast() + [joined], of: index)
    return index + 2
  }

  /// Two words that a list knows as one place.
  private func joined(_ a: Span, _ b: Span) -> Span? {
    let pair = [a, b].map { Token(start: $0.start, end: $0.end, traits: [], key: names.key($0)) }
    guard let match = names.words.phrases.longestMatch(in: pair, at: 0, limit: 2), match.count == 2,
      match.value.isPlace
    else { return nil }
    return a.union(b)
  }

  private mutating func appendPlaces(_ spans: [Span], of index: Int) {
    for span in spans {
      let known = names.words.phrases[names.text.text[span]]
      guard known?.isPlace == true else { continue }
      candidates.append(
        NameCandidate(tokens: index..<index + 1, title: nil, span: span, known: known, position: position))
    }
  }

  /// `Korea-China Fisheries Agreement`: the compound is a part of the name of something else.
  private func isInsideEvent(_ index: Int) -> Bool {
    var end = index + 1
    while end < names.tokens.count, names.startsName(end), names.tokens[end].traits.contains(.spaceBefore) {
      end += 1
    }
    return end > index + 1 && names.classes[end - 1].contains(.eventEnd)
  }
}

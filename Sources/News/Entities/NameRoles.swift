import Prose

/// What the text calls the bearer of a name: the words of a role before it (`national security adviser`) or in
/// apposition after it (`, chair of the commission`).
struct NameRoles {
  let names: NameText

  /// The role of a person, as printed: title, noun before, or apposition, in this order.
  func role(of candidate: NameCandidate) -> Span? {
    if let title = candidate.title.map(withoutBody) {
      return names.classes[title.upperBound - 1].contains(.office) || isOffice(title)
        ? span(widened(title)) : nil
    }
    return before(candidate.tokens.lowerBound).map(span)
      ?? apposition(after: candidate.tokens.upperBound).map(span)
  }

  /// `Government of President`: the office is what stands right before the name.
  private func withoutBody(_ title: Range<Int>) -> Range<Int> {
    guard let of = title.lastIndex(where: { names.tokens[$0].key == names.words.of }),
      of + 1 < title.upperBound,
      names.classes[title.lowerBound..<of].allSatisfy({ $0.isDisjoint(with: [.titleHead, .role, .office]) })
    else { return title }
    return of + 1..<title.upperBound
  }

  /// Not merely `Mr`.
  private func isOffice(_ title: Range<Int>) -> Bool {
    names.classes[title.upperBound - 1].contains(.role) || title.count > 1
      || (names.classes[title.upperBound - 1].contains(.common)
        && !names.classes[title.upperBound - 1].contains(.honorific))
  }

  /// `South Korean President`: with the nationality before it; with another title joined by `and`.
  private func widened(_ title: Range<Int>) -> Range<Int> {
    var start = title.lowerBound
    while start > 0, names.tokens[start].traits.contains(.spaceBefore), isPartOfTitle(start - 1),
      title.upperBound - start < 8
    {
      start -= 1
    }
    while start < title.lowerBound, names.tokens[start].key == names.words.and { start += 1 }
    return start..<title.upperBound
  }

  private func isPartOfTitle(_ index: Int) -> Bool {
    let traits = names.tokens[index].traits
    if names.tokens[index].key == names.words.and {
      return index > 0 && names.classes[index - 1].contains(.titleHead)
        && names.tokens[index - 1].traits.contains(.capitalised)
    }
    guard traits.contains(.capitalised), traits.contains(.word) else { return false }
    return names.classes[index].contains(.nationality)
      || (!names.classes[index].isDisjoint(with: [.titleHead, .common])
        && !names.classes[index].contains(.function))
  }

  /// `national security adviser` right before the name.
  private func before(_ name: Int) -> Range<Int>? {
    guard name > 0, isLowerRole(name - 1), names.tokens[name].traits.contains(.spaceBefore) else {
      return nil
    }
    var start = name - 1
    while start > 0, name - start < 5, isRoleModifier(start - 1),
      names.tokens[start].traits.contains(.spaceBefore)
    {
      start -= 1
    }
    // `Costa appointed adviser Rui Sousa`: what follows a name like that is its verb.
    if start < name - 1, isPastForm(start), body(before: start) < start { return start + 1..<name }
    return body(before: start)..<name
  }

  private func isPastForm(_ index: Int) -> Bool {
    let token = names.tokens[index]
    return names.words.pastForms.contains(token.key)
      || token.end - token.start > 4
        && names.utf8[Int(token.end) - 2..<Int(token.end)].elementsEqual("ed".utf8)
  }

  /// Where the words with a capital start that name the body before a role (`Greens leader`); `start` if there are none.
  private func body(before start: Int) -> Int {
    var first = start
    while first > 0, start - first < 4, names.tokens[first].traits.contains(.spaceBefore),
      names.tokens[first - 1].traits.isSuperset(of: [.capitalised, .word]),
      !names.tokens[first - 1].traits.contains(.clitic),
      names.classes[first - 1].isDisjoint(with: [.function, .personVerb])
    {
      first -= 1
    }
    return first
  }

  private func isLowerRole(_ index: Int) -> Bool {
    names.classes[index].contains(.role) && !names.tokens[index].traits.contains(.capitalised)
  }

  /// A word that can stand between an article and a role (`national`, `Chinese`), not a verb or a name.
  private func isRoleModifier(_ index: Int) -> Bool {
    let token = names.tokens[index]
    guard token.traits.contains(.word), !token.traits.contains(.clitic) else { return false }
    if names.classes[index].contains(.nationality) { return true }
    return !token.traits.contains(.capitalised)
      && names.classes[index].isDisjoint(with: [.function, .personVerb])
      && !names.words.pastForms.contains(token.key)
  }

  /// `, the presidential spokesperson` or `, chair of the commission` after the token before `next`.
  func apposition(after next: Int) -> Range<Int>? {
    let tokens = names.tokens
    guard next + 1 < tokens.count, byte(next) == UInt8(ascii: ",") else { return nil }
    var start = next + 1
    if isArticle(start) { start += 1 }
    var head = start
    while head < tokens.count, head - start < 5, !isLowerRole(head) {
      guard isRoleModifier(head) else { return nil }
      head += 1
    }
    guard head < tokens.count, isLowerRole(head) else { return nil }
    var end = head + 1
    let takesComplement = end < tokens.count && Self.complements.contains(tokens[end].key)
    guard takesComplement || end >= tokens.count || tokens[end].traits.contains(.punctuation) else {
      return start..<end
    }
    while takesComplement, end < tokens.count, end - start < 14, tokens[end].traits.contains(.word),
      !names.classes[end].contains(.personVerb), !startsAnother(end)
    {
      end += 1
    }
    // Where it is cut, it does not end in `of the`.
    while end > head + 1, names.classes[end - 1].contains(.function) { end -= 1 }
    return start..<end
  }

  /// `expert at the academy and the head of an alliance`: the second role is not part of the first.
  private func startsAnother(_ index: Int) -> Bool {
    guard names.tokens[index].key == names.words.and, index + 1 < names.tokens.count else { return false }
    return isArticle(index + 1) || isLowerRole(index + 1)
  }

  private static let complements = WordSet(["of", "for", "at", "to", "in"])
  private static let articles = WordSet(["a", "an", "the", "his", "her", "its", "their"])

  private func isArticle(_ index: Int) -> Bool { Self.articles.contains(names.tokens[index].key) }
  private func byte(_ index: Int) -> UInt8 { names.utf8[Int(names.tokens[index].start)] }
  private func span(_ tokens: Range<Int>) -> Span {
    Span(Int(names.tokens[tokens.lowerBound].start), Int(names.tokens[tokens.upperBound - 1].end))
  }
}

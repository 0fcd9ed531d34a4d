import Prose

/// What the text calls the bearer of a name: the words of a role before it (`national security adviser`) or in
/// apposition after it (`, chair of the commission`).
struct NameRoles {
  let names: NameText

  /// The role of a person, as printed: title, noun before, or apposition, in this order.
  func role(of candidate: NameCandidate) -> Span? {
    if let title = candidate.title {
      return names.classes[title.upperBound - 1].contains(.office) || isOffice(title)
        ? span(widened(title)) : nil
    }
    return before(candidate.tokens.lowerBound).map(span)
      ?? apposition(after: candidate.tokens.upperBound).map(span)
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
    while start < title.lowerBound, names.tokens[start].key == Connector.and { start += 1 }
    return start..<title.upperBound
  }

  private func isPartOfTitle(_ index: Int) -> Bool {
    let traits = names.tokens[index].traits
    if names.tokens[index].key == Connector.and {
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
    return start..<name
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
      !names.classes[end].contains(.personVerb)
    {
      end += 1
    }
    return start..<end
  }

  private static let complements = WordSet(["of", "for", "at", "to", "in"])
  private static let articles = WordSet(["a", "an", "the", "his", "her", "its", "their"])

  private func isArticle(_ index: Int) -> Bool { Self.articles.contains(names.tokens[index].key) }
  private func byte(_ index: Int) -> UInt8 { names.utf8[Int(names.tokens[index].start)] }
  private func span(_ tokens: Range<Int>) -> Span {
    Span(Int(names.tokens[tokens.lowerBound].start), Int(names.tokens[tokens.upperBound - 1].end))
  }
}

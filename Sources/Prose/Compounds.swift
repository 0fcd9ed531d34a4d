extension TokenizedText {
  /// The spans that treebanks count as tokens where this token is one: the parts of a compound and the hyphens between
  /// them (`full` `-` `scale`), but a prefix with what it stands before (`anti-war`), and `can` `not`.
  public func treebankSpans(of token: Token) -> [Span] {
    if token.key == Self.cannot {
      return [Span(token.span.start, token.span.start + 3), Span(token.span.start + 3, token.span.end)]
    }
    guard token.traits.contains(.containsHyphen), !isPhoneNumber(token), !isMailAddress(token) else {
      return [token.span]
    }
    var spans: [Span] = []
    var start = token.span.start
    for hyphen in hyphens(of: token) {
      let isPrefixed =
        start == token.span.start
        && prefixes.contains(WordKey(folding: text.utf8[start..<hyphen.start]))
      guard !isPrefixed, hyphen.start > start else { continue }
      spans += [Span(start, hyphen.start), hyphen]
      start = hyphen.end
    }
    return spans + [Span(start, token.span.end)]
  }

  private static let cannot = WordKey("cannot")

  /// `-`, U+2010 and U+2011 in the token.
  private func hyphens(of token: Token) -> [Span] {
    token.span.range.compactMap { offset in
      if text.utf8[offset] == UInt8(ascii: "-") { return Span(offset, offset + 1) }
      guard text.utf8[offset] == 0xE2, text.utf8[offset + 1] == 0x80 else { return nil }
      return text.utf8[offset + 2] == 0x90 || text.utf8[offset + 2] == 0x91 ? Span(offset, offset + 3) : nil
    }
  }

  private func isMailAddress(_ token: Token) -> Bool {
    text.utf8[token.span.range].contains(UInt8(ascii: "@"))
  }

  /// Digits in groups of three and four (`944-3737`, `201-592-4699`).
  private func isPhoneNumber(_ token: Token) -> Bool {
    guard token.traits.contains(.number), !token.traits.contains(.word) else { return false }
    let groups = text.utf8[token.span.range].split(separator: UInt8(ascii: "-")).map(\.count)
    return groups.last == 4 && groups.dropLast().allSatisfy { $0 == 3 }
  }
}

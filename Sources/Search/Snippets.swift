public import Prose

extension Index {
  /// The windows of one document that show best why it was found, in order of place, apart from each other:
  /// those with the most different words of the query, then with the most hits, then of plain text rather
  /// than of a field that weighs more (a list shows the title anyway), then the first. Without a hit in its
  /// text, its beginning.
  /// - Parameters:
  ///   - text: the text that was indexed under that number.
  ///   - count: how many windows at most.
  ///   - length: of each window, in Unicode scalars, so at most that many characters.
  public func snippets(
    of query: Query, in document: Int, text: Text, count: Int = 1, length: Int = 160
  ) -> [Snippet] {
    guard let (segment, number) = segment(of: document), count > 0, length > 0 else { return [] }
    let parts = Array(segment.layout.parts(of: number))
    let hits = locatedHits(of: query, in: document, text: text).filter { $0.part != nil }
    var windows = windows(of: hits, parts, text, length)
    var chosen: [Window] = []
    while chosen.count < count, let best = windows.max(by: { $1.isBetter(than: $0) }) {
      chosen.append(best)
      windows.removeAll { $0.hits.overlaps(best.hits) }
    }
    if chosen.isEmpty { return beginning(of: parts, text, length).map { [$0] } ?? [] }
    var snippets: [Snippet] = []
    for window in chosen.sorted(by: { $0.hits.lowerBound < $1.hits.lowerBound }) {
      let spans = hits[window.hits].map(\.hit.span)
      let snippet = snippet(
        around: spans, in: parts[window.part], text, length, after: snippets.last?.span.end)
      if let snippet { snippets.append(snippet) }
    }
    return snippets
  }

  /// Neighbouring hits of one part that fit into a snippet.
  private struct Window {
    let hits: Range<Int>
    let part: Int
    let words: Int
    let weight: Double

    func isBetter(than other: Window) -> Bool {
      (words, hits.count, -weight, -hits.lowerBound)
        > (other.words, other.hits.count, -other.weight, -other.hits.lowerBound)
    }
  }

  /// For each hit the window that starts with it.
  private func windows(of hits: [LocatedHit], _ parts: [Layout.Part], _ text: Text, _ length: Int) -> [Window]
  {
    var windows: [Window] = []
    for (first, hit) in hits.enumerated() {
      guard let part = hit.part else { continue }
      var end = first + 1
      var words = hit.words
      // Bytes instead of scalars: cheap, and scripts with long encodings only see fewer hits in a window.
      while end < hits.count, hits[end].part == part, hits[end].hit.span.end - hit.hit.span.start <= length {
        words.formUnion(hits[end].words)
        end += 1
      }
      let weight = fields[Int(parts[part].field)].weight
      windows.append(Window(hits: first..<end, part: part, words: words.count, weight: weight))
    }
    return windows
  }

  private func snippet(
    around hits: [Span], in part: Layout.Part, _ text: Text, _ length: Int, after previousEnd: Int?
  ) -> Snippet? {
    guard let first = hits.first, let last = hits.last else { return nil }
    let cutter = SnippetCutter(
      bytes: text.utf8, start: max(Int(part.start), previousEnd ?? 0),
      end: min(Int(part.end), text.utf8.count))
    let span = cutter.window(around: Span(first.start, last.end), length: length)
    return Snippet(
      field: Int(part.field), span: span, highlights: hits.compactMap { $0.intersection(span) },
      isCutBefore: text.trimmed(Span(Int(part.start), span.start)).isEmpty == false,
      isCutAfter: text.trimmed(Span(span.end, max(span.end, Int(part.end)))).isEmpty == false)
  }

  /// The start of the first part of plain text.
  private func beginning(of parts: [Layout.Part], _ text: Text, _ length: Int) -> Snippet? {
    let part = parts.min { fields[Int($0.field)].weight < fields[Int($1.field)].weight }
    guard let part, Int(part.end) <= text.utf8.count else { return nil }
    return snippet(around: [Span(Int(part.start), Int(part.start))], in: part, text, length, after: nil)
  }
}

/// Finds where a window into one part of a text may be cut.
private struct SnippetCutter {
  let bytes: [UInt8]
  let start: Int
  let end: Int

  /// At most `length` scalars that contain `core`, or as much of its start as fits; cut at the limits of
  /// words.
  func window(around core: Span, length: Int) -> Span {
    let coreStart = min(max(core.start, start), end)
    let coreEnd = min(max(core.end, coreStart), end)
    let coreLength = bytes[coreStart..<coreEnd].count { $0 & 0xC0 != 0x80 }
    if coreLength > length || coreLength == 0 {
      let last = advanced(coreStart, by: length)
      return trimmed(coreStart, lastLimit(last, coreStart) ?? last)
    }
    // A third of the context goes before the core: what follows tells more than what leads up to it.
    let before = backed(coreStart, by: (length - coreLength) / 3)
    let first = firstLimit(before, coreStart)
    let used = bytes[first..<coreEnd].count { $0 & 0xC0 != 0x80 }
    let last = lastLimit(advanced(coreEnd, by: length - used), coreEnd) ?? coreEnd
    guard last == end, first > start else { return trimmed(first, last) }
    // The part ends early: what is left goes to the front.
    let rest = length - bytes[coreStart..<last].count { $0 & 0xC0 != 0x80 }
    return trimmed(firstLimit(backed(coreStart, by: rest), coreStart), last)
  }

  private func advanced(_ offset: Int, by count: Int) -> Int {
    var offset = offset
    for _ in 0..<count where offset < end {
      offset += 1
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return offset
  }

  private func backed(_ offset: Int, by count: Int) -> Int {
    var offset = offset
    for _ in 0..<count where offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    }
    return offset
  }

  /// The first limit of a word from `offset` on, before `stop`, else `stop`.
  private func firstLimit(_ offset: Int, _ stop: Int) -> Int {
    (offset..<max(offset, stop)).first { isLimit($0) } ?? stop
  }

  /// The last limit of a word up to `offset`, after `stop`.
  private func lastLimit(_ offset: Int, _ stop: Int) -> Int? {
    (stop...max(offset, stop)).last { $0 > stop && isLimit($0) }
  }

  /// Whether nothing that belongs together is cut at `offset`: white space, the ends of the part, or a
  /// character of a script without spaces.
  private func isLimit(_ offset: Int) -> Bool {
    if offset <= start || offset >= end { return true }
    if bytes[offset] & 0xC0 == 0x80 { return false }
    if bytes[offset] <= 0x20 || bytes[offset - 1] <= 0x20 { return true }
    guard bytes[offset] >= 0x80 else { return false }
    var folded: [UInt8] = []
    return Folding.appendFolded(decodedScalar(bytes, at: offset, limit: end).value, to: &folded) == .unspaced
  }

  private func trimmed(_ first: Int, _ last: Int) -> Span {
    var first = first
    var last = max(first, last)
    while first < last, bytes[first] <= 0x20 { first += 1 }
    while first < last, bytes[last - 1] <= 0x20 { last -= 1 }
    return Span(first, last)
  }
}

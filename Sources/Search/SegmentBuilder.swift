public import Prose

/// Collects documents into a `Segment`. Several can be filled at the same time, each on a thread of its own;
/// the order of the segments in the `Index`, not the order in which they were built, numbers the documents.
///
/// Safety: memory is only handed on to `WordReader`, which reads none beyond its count.
public struct SegmentBuilder: ~Copyable {
  private let kinds: [Field.Kind]
  private var words = PostingsBuilder()
  private var layout = Layout()
  private var names: Names.Builder
  private var days = DayTable()
  private var reader = WordReader()
  private let weights: [UInt16]
  /// Of the document that is added.
  private var stretches: [Document.Stretch] = []
  private var parts: [Layout.Part] = []
  private var passages: [Layout.Passage] = []

  /// - Parameter fields: those of the index the segment will be part of.
  public init(fields: [Field]) {
    kinds = fields.map(\.kind)
    weights = fields.map { Postings.weight($0.weight) }
    names = Names.Builder(fields: fields)
  }

  /// Adds `document` after those already there. What it says of fields of another kind, or of no field, is
  /// left out.
  public mutating func add(_ document: Document) {
    let number = words.documentCount
    words.beginDocument()
    addSpans(of: document)
    for (group, places) in document.names {
      guard let kind = kind(of: group.field), kind == .names || kind == .text else { continue }
      names.append(group, at: document.places[places], in: document.text.span, document: number)
    }
    for (field, range) in document.days where kind(of: field) == .days { days.append(range, of: field) }
    days.endDocument()
  }

  private mutating func addSpans(of document: Document) {
    let hasPassages = document.spans.contains { kind(of: $0.field) == .passages }
    stretches.removeAll(keepingCapacity: true)
    for stretch in document.spans where kind(of: stretch.field) == .text { stretches.append(stretch) }
    setStretchesApart(in: document.text)
    parts.removeAll(keepingCapacity: true)
    document.text.utf8.withUnsafeBytes { memory in
      for index in stretches.indices {
        parts.append(addPart(memory, stretches[index], isNotingStarts: hasPassages))
      }
    }
    passages.removeAll(keepingCapacity: true)
    if hasPassages {
      for stretch in document.spans where kind(of: stretch.field) == .passages {
        passages.append(passage(of: stretch.field, stretch.span))
      }
      for field in kinds.indices {
        let passages = passages.filter { Int($0.field) == field }
        if !passages.isEmpty { words.weigh(Self.united(passages), atLeast: weights[field]) }
      }
    }
    layout.append(parts: parts, passages: passages)
  }

  /// The positions of passages, in order, those that overlap as one.
  private static func united(_ passages: [Layout.Passage]) -> [Range<UInt32>] {
    var united: [Range<UInt32>] = []
    for passage in passages.sorted(by: { $0.firstPosition < $1.firstPosition }) {
      let positions = passage.firstPosition..<max(passage.firstPosition, passage.endPosition)
      if let last = united.last, positions.lowerBound <= last.upperBound {
        united[united.count - 1] = last.lowerBound..<max(last.upperBound, positions.upperBound)
      } else {
        united.append(positions)
      }
    }
    return united
  }

  /// The documents added so far, ready to be searched.
  public consuming func segment() -> Segment {
    Segment(words: words.postings(), layout: layout, names: names.names(), days: days)
  }

  private func kind(of field: Int) -> Field.Kind? {
    kinds.indices.contains(field) ? kinds[field] : nil
  }

  /// Puts them in order of place, cut where an earlier one ends.
  private mutating func setStretchesApart(in text: Text) {
    // As the blocks of an article are, most are in order.
    if !zip(stretches, stretches.dropFirst()).allSatisfy({ ($0.span, $0.field) <= ($1.span, $1.field) }) {
      stretches.sort { ($0.span, $0.field) < ($1.span, $1.field) }
    }
    var end = 0
    var count = 0
    for index in stretches.indices {
      let stretch = stretches[index]
      let start = max(stretch.span.start, end)
      let last = min(stretch.span.end, text.utf8.count)
      guard start < last else { continue }
      stretches[count] = Document.Stretch(
        field: stretch.field, span: Span(start, last), weight: stretch.weight)
      count += 1
      end = last
    }
    stretches.removeLast(stretches.count - count)
  }

  /// Adds a document that is nothing but one text.
  /// - Parameters:
  ///   - span: the document's text in `memory`, which may hold more than that; the document's offsets start there.
  ///   - field: of kind `text`.
  public mutating func add(_ memory: RawSpan, _ span: Span, to field: Int) {
    words.beginDocument()
    guard kind(of: field) == .text else {
      layout.append(parts: [], passages: [])
      return days.endDocument()
    }
    let stretch = Document.Stretch(field: field, span: span)
    let part = memory.withUnsafeBytes { addPart($0, stretch, isNotingStarts: false) }
    layout.append(part.moved(by: -span.start))
    days.endDocument()
  }

  private mutating func addPart(
    _ memory: UnsafeRawBufferPointer, _ stretch: Document.Stretch, isNotingStarts: Bool
  ) -> Layout.Part {
    let (field, span) = (stretch.field, stretch.span)
    let first = UInt32(words.position)
    words.beginPart(weight: stretch.weight.map(Postings.weight) ?? weights[field])
    words.isNotingStarts = isNotingStarts
    reader.read(memory, from: span.start, to: span.end, into: &words)
    if isNotingStarts { words.wordStarts.append(span.end) }
    words.endPart()
    return Layout.Part(
      field: UInt16(clamping: field), start: UInt32(span.start), end: UInt32(span.end), firstPosition: first,
      endPosition: UInt32(words.position - 1))
  }

  private func passage(of field: Int, _ span: Span) -> Layout.Passage {
    Layout.Passage(
      field: UInt16(clamping: field),
      firstPosition: UInt32(words.wordStarts.partitioningIndex { $0 >= span.start }),
      endPosition: UInt32(words.wordStarts.partitioningIndex { $0 >= span.end }))
  }
}

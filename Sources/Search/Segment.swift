import Prose

/// The index of some documents, finished and immutable. An `Index` is one or more of them side by side.
///
/// A class, because a value of its thirty arrays costs more to copy than a snippet to make.
public final class Segment: Sendable {
  /// Of the text: documents are those of the segment.
  let words: Postings
  let layout: Layout
  let names: Names
  let days: DayTable
  let letters: LetterSums?

  init(words: Postings, layout: Layout, names: Names, days: DayTable) {
    self.words = words
    self.layout = layout
    self.names = names
    self.days = days
    letters = LetterSums(words)
  }

  /// How many there are.
  public var documentCount: Int { words.documentCount }
}

/// Which stretches of each document belong to which field.
struct Layout: Sendable {
  /// A stretch of the text that phrases stay within.
  struct Part: Sendable {
    let field: UInt16
    /// UTF-8 offsets into the document's text.
    let start: UInt32
    let end: UInt32
    /// The position of its first word; those of its words run up to the next part's, less the gap.
    let firstPosition: UInt32
    let endPosition: UInt32

    func moved(by offset: Int) -> Part {
      Part(
        field: field, start: UInt32(Int(start) + offset), end: UInt32(Int(end) + offset),
        firstPosition: firstPosition, endPosition: endPosition)
    }
  }

  struct Passage: Sendable {
    let field: UInt16
    let firstPosition: UInt32
    let endPosition: UInt32
  }

  /// In order of place within each document.
  private var parts: [Part] = []
  private var partStarts: [UInt32] = [0]
  private var passages: [Passage] = []
  private var passageStarts: [UInt32] = [0]

  mutating func append(parts newParts: [Part], passages newPassages: [Passage]) {
    parts.append(contentsOf: newParts)
    partStarts.append(UInt32(parts.count))
    passages.append(contentsOf: newPassages)
    passageStarts.append(UInt32(passages.count))
  }

  /// Adds a document of one part.
  mutating func append(_ part: Part) {
    parts.append(part)
    partStarts.append(UInt32(parts.count))
    passageStarts.append(UInt32(passages.count))
  }

  func parts(of document: Int) -> ArraySlice<Part> {
    parts[Int(partStarts[document])..<Int(partStarts[document + 1])]
  }

  /// Whether the words from `position` on, `count` of them, stand in one part.
  func isInOnePart(_ position: UInt32, count: Int, of document: Int) -> Bool {
    let parts = parts(of: document)
    let next = parts.partitioningIndex { $0.firstPosition > position }
    return next > parts.startIndex && position + UInt32(count) <= parts[next - 1].endPosition
  }

  /// Whether the words from `position` on, `count` of them, stand in `field` of `document`.
  func contains(_ position: UInt32, count: Int, in field: Int, of document: Int) -> Bool {
    let end = position + UInt32(count)
    for index in Int(partStarts[document])..<Int(partStarts[document + 1]) {
      let part = parts[index]
      if part.field == field, part.firstPosition <= position, end <= part.endPosition { return true }
    }
    for index in Int(passageStarts[document])..<Int(passageStarts[document + 1]) {
      let passage = passages[index]
      if passage.field == field, passage.firstPosition <= position, end <= passage.endPosition { return true }
    }
    return false
  }
}

/// The days of each document.
struct DayTable: Sendable {
  private var fields: [UInt16] = []
  private var first: [Int32] = []
  private var last: [Int32] = []
  private var starts: [UInt32] = [0]

  /// Adds a range of days to the document that is ended next.
  mutating func append(_ range: ClosedRange<Int>, of field: Int) {
    fields.append(UInt16(clamping: field))
    first.append(Int32(clamping: range.lowerBound))
    last.append(Int32(clamping: range.upperBound))
  }

  mutating func endDocument() { starts.append(UInt32(fields.count)) }

  /// Where the ranges of `document` in `field` start.
  func firstDays(in field: Int, of document: Int) -> [Int] {
    (Int(starts[document])..<Int(starts[document + 1])).filter { fields[$0] == field }.map { Int(first[$0]) }
  }

  /// Whether a day of `document` in `field` is in `range`.
  func overlaps(_ range: ClosedRange<Int>, in field: Int, of document: Int) -> Bool {
    (Int(starts[document])..<Int(starts[document + 1])).contains {
      fields[$0] == field && Int(first[$0]) <= range.upperBound && range.lowerBound <= Int(last[$0])
    }
  }
}

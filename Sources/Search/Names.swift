import Prose

/// The values of `names` fields. Each distinct value of a field is indexed once, by its words, as if it were
/// a document; a second table says which documents have it, and where they show it.
struct Names: Sendable {
  /// Of the values.
  let words: Postings
  let values: [Value]
  /// Whether a `text` field has values, which words without a field must find too.
  let isInText: Bool
  /// Per value, where its documents start in `documents`; one more than there are values.
  private let starts: [UInt32]
  private let documents: [UInt32]
  /// Parallel to `documents` and one more: where their places start in `places`.
  private let placeStarts: [UInt32]
  private let places: [Span]

  struct Value: Hashable, Sendable {
    let field: Int
    let name: String
  }

  func documents(of value: Int) -> ArraySlice<UInt32> { documents[range(value)] }

  /// The places of `value` in `document`.
  func places(of value: Int, in document: UInt32) -> ArraySlice<Span> {
    let documents = documents(of: value)
    let index = documents.partitioningIndex { $0 >= document }
    guard index < documents.endIndex, documents[index] == document else { return [] }
    return places(at: index)
  }

  /// Calls `body` for each document that has `value`, with its number of places.
  func forEachDocument(of value: Int, _ body: (_ document: UInt32, _ places: Int) -> Void) {
    for index in range(value) { body(documents[index], Int(placeStarts[index + 1] - placeStarts[index])) }
  }

  private func range(_ value: Int) -> Range<Int> { Int(starts[value])..<Int(starts[value + 1]) }
  private func places(at index: Int) -> ArraySlice<Span> {
    places[Int(placeStarts[index])..<Int(placeStarts[index + 1])]
  }

  struct Builder: ~Copyable {
    private let fields: [Field]
    /// By a hash of field and name, the number of the last value that has it.
    private var numbers = WordTable<Int>()
    /// Per value, the one before it with the same hash; -1 where there is none, as nearly always.
    private var sameHash: [Int] = []
    private var values: [Value] = []
    private var words = PostingsBuilder()
    private var scanner = WordScanner()
    /// In order of documents.
    private var entries: [(value: Int, document: UInt32, places: Range<Int>)] = []
    /// Of the entries.
    private var entryPlaces: [Span] = []

    init(fields: [Field]) {
      self.fields = fields
    }

    /// - Precondition: documents come in order.
    mutating func append(_ name: String, of field: Int, at places: [Span], document: Int) {
      let start = entryPlaces.count
      entryPlaces.append(contentsOf: places)
      entries.append(
        (number(of: Value(field: field, name: name)), UInt32(document), start..<entryPlaces.count))
    }

    private mutating func number(of value: Value) -> Int {
      let hash = Self.hash(value)
      let last = numbers[hash] ?? -1
      var known = last
      while known >= 0 {
        if values[known] == value { return known }
        known = sameHash[known]
      }
      let number = values.count
      numbers[hash, default: number] = number
      sameHash.append(last)
      values.append(value)
      words.beginDocument()
      words.beginPart(weight: UInt16(Postings.weightUnit))
      let bytes = Array(value.name.utf8)
      scanner.begin(at: 0, limit: bytes.count)
      while scanner.advance(in: bytes) {
        words.take(scanner.term, start: scanner.start, end: scanner.end, startsLowerCase: false)
      }
      words.endPart()
      return number
    }

    /// FNV-1a: a dictionary's own hash takes more time than all the rest.
    private static func hash(_ value: Value) -> WordKey {
      func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325 ^ UInt64(value.field)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      }
      let bytes = value.name.utf8
      return WordKey(hash: bytes.withContiguousStorageIfAvailable { hash($0) } ?? hash(bytes))
    }

    /// The indices of the entries in order of their values, those of one in order of documents.
    private func entriesByValue() -> [Int] {
      var ends = [Int](repeating: 0, count: values.count)
      for entry in entries { ends[entry.value] += 1 }
      var total = 0
      for value in ends.indices {
        total += ends[value]
        ends[value] = total - ends[value]
      }
      var order = [Int](repeating: 0, count: entries.count)
      for index in entries.indices {
        order[ends[entries[index].value]] = index
        ends[entries[index].value] += 1
      }
      return order
    }

    consuming func names() -> Names {
      let order = entriesByValue()
      var starts: [UInt32] = []
      var documents: [UInt32] = []
      var placeStarts: [UInt32] = []
      var places: [Span] = []
      for index in order {
        let entry = entries[index]
        let isNewValue = entry.value == starts.count
        if isNewValue { starts.append(UInt32(documents.count)) }
        if isNewValue || documents.last != entry.document {
          documents.append(entry.document)
          placeStarts.append(UInt32(places.count))
        }
        places.append(contentsOf: entryPlaces[entry.places])
      }
      starts.append(UInt32(documents.count))
      placeStarts.append(UInt32(places.count))
      let isInText = values.contains { fields[$0.field].kind == .text }
      return Names(
        words: words.postings(), values: values, isInText: isInText, starts: starts, documents: documents,
        placeStarts: placeStarts,
        places: places)
    }
  }
}

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

  /// FNV-1a: a dictionary's own hash takes more time than all the rest.
  static func hash(_ names: [String], of field: Int) -> WordKey {
    func hash(_ bytes: some Sequence<UInt8>, _ start: UInt64) -> UInt64 {
      bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
    return WordKey(
      hash: names.reduce(0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: field)) { start, name in
        let start = hash(CollectionOfOne(0xFF), start)
        return name.utf8.withContiguousStorageIfAvailable { hash($0, start) } ?? hash(name.utf8, start)
      })
  }
}

extension Names {
  struct Builder: ~Copyable {
    private let fields: [Field]
    private var values = Numbers<Value>()
    private var groups = Numbers<NameGroup>()
    /// Per group, where its values start in `groupValues`; one more than there are groups.
    private var groupStarts = [0]
    private var groupValues: [Int] = []
    private var words = PostingsBuilder()
    private var scanner = WordScanner()
    /// In order of documents.
    private var entries: [Entry] = []
    /// Of the entries, one after the other.
    private var entryPlaces: [Span] = []

    /// A group that a document has.
    private struct Entry {
      let group: UInt32
      let document: UInt32
      let placesEnd: Int
    }

    init(fields: [Field]) {
      self.fields = fields
    }

    /// Adds what the next document, or one after it, has.
    /// - Parameter places: those beyond `text` are cut.
    mutating func append(_ group: NameGroup, at places: ArraySlice<Span>, in text: Span, document: Int) {
      for place in places {
        if let inside = text.intersection(place) { entryPlaces.append(inside) }
      }
      entries.append(
        Entry(
          group: UInt32(number(of: group)), document: UInt32(document), placesEnd: entryPlaces.count))
    }

    private mutating func number(of group: NameGroup) -> Int {
      let (number, isNew) = groups.number(of: group, group.hash)
      if isNew {
        for name in group.names { groupValues.append(self.number(of: Value(field: group.field, name: name))) }
        groupStarts.append(groupValues.count)
      }
      return number
    }

    private mutating func number(of value: Value) -> Int {
      let (number, isNew) = values.number(of: value, Names.hash([value.name], of: value.field))
      guard isNew else { return number }
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

    /// The indices of the values of `entry` in `groupValues`.
    private func values(of entry: Entry) -> Range<Int> {
      groupStarts[Int(entry.group)]..<groupStarts[Int(entry.group) + 1]
    }

    /// The indices of the entries in order of their values, those of one in order of documents, and where each
    /// value's start; one more than there are values.
    private func entriesByValue() -> (order: [Int], starts: [Int]) {
      var starts = [Int](repeating: 0, count: values.all.count + 1)
      for index in entries.indices {
        for value in values(of: entries[index]) { starts[groupValues[value] + 1] += 1 }
      }
      for value in values.all.indices { starts[value + 1] += starts[value] }
      var next = starts
      var order = [Int](repeating: 0, count: starts[values.all.count])
      for index in entries.indices {
        for value in values(of: entries[index]) {
          order[next[groupValues[value]]] = index
          next[groupValues[value]] += 1
        }
      }
      return (order, starts)
    }

    /// The indices of the places of the entry at `index` in `entryPlaces`.
    private func places(of index: Int) -> Range<Int> {
      (index == 0 ? 0 : entries[index - 1].placesEnd)..<entries[index].placesEnd
    }

    consuming func names() -> Names {
      let (order, entryStarts) = entriesByValue()
      var starts: [UInt32] = []
      var documents: [UInt32] = []
      var placeStarts: [UInt32] = []
      var places: [Span] = []
      starts.reserveCapacity(entryStarts.count)
      documents.reserveCapacity(order.count)
      placeStarts.reserveCapacity(order.count + 1)
      places.reserveCapacity(order.reduce(0) { $0 + self.places(of: $1).count })
      for value in values.all.indices {
        starts.append(UInt32(documents.count))
        for place in entryStarts[value]..<entryStarts[value + 1] {
          let index = order[place]
          let document = entries[index].document
          if documents.count == Int(starts[value]) || documents.last != document {
            documents.append(document)
            placeStarts.append(UInt32(places.count))
          }
          for place in self.places(of: index) { places.append(entryPlaces[place]) }
        }
      }
      starts.append(UInt32(documents.count))
      placeStarts.append(UInt32(places.count))
      let isInText = values.all.contains { fields[$0.field].kind == .text }
      return Names(
        words: words.postings(), values: values.all, isInText: isInText, starts: starts, documents: documents,
        placeStarts: placeStarts, places: places)
    }
  }

  /// Numbers different values from 0 in the order in which they come.
  private struct Numbers<Value: Equatable> {
    private(set) var all: [Value] = []
    /// By hash, the number of the last value that has it.
    private var last = WordTable<Int>()
    /// Per value, the one before it with the same hash; -1 where there is none, as nearly always.
    private var before: [Int] = []

    mutating func number(of value: Value, _ hash: WordKey) -> (number: Int, isNew: Bool) {
      let newest = last[hash] ?? -1
      var known = newest
      while known >= 0 {
        if all[known] == value { return (known, false) }
        known = before[known]
      }
      last[hash, default: all.count] = all.count
      before.append(newest)
      all.append(value)
      return (all.count - 1, true)
    }
  }
}

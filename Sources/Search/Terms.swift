import Prose

/// The words of a segment in bytewise order; a word is a number, its place in that order, so that the words
/// with a common prefix are a range.
struct Terms: Sendable {
  private var heads: [UInt64] = []
  private var necks: [UInt64] = []
  private var lengths: [UInt8] = []
  /// The bytes from the 17th on of all longer words, and where each word's start.
  private var tails: [UInt8] = []
  private var tailStarts: [UInt32] = [0]

  /// The words' numbers in the order of their `ending`s.
  private(set) var byEnding: [UInt32] = []
  /// Which words were never printed without a capital.
  private var names: [Bool] = []

  var count: Int { heads.count }

  init(capacity: Int) {
    heads.reserveCapacity(capacity)
    necks.reserveCapacity(capacity)
    lengths.reserveCapacity(capacity)
    tailStarts.reserveCapacity(capacity + 1)
    names.reserveCapacity(capacity)
  }

  /// - Precondition: `term` comes after those already there.
  mutating func append(_ term: Term, isName: Bool) {
    heads.append(term.head)
    necks.append(term.neck)
    lengths.append(UInt8(term.count))
    tails.append(contentsOf: term.tail)
    tailStarts.append(UInt32(tails.count))
    names.append(isName)
  }

  /// The first sixteen bytes, as `Term` keeps them.
  func key(_ number: Int) -> (head: UInt64, neck: UInt64) { (heads[number], necks[number]) }

  /// In bytes.
  func length(_ number: Int) -> Int { Int(lengths[number]) }

  /// The last eight bytes, the last of them in the highest place: words that end alike have like ones.
  func ending(_ number: Int) -> UInt64 {
    Self.ending(head: heads[number], neck: necks[number], length: Int(lengths[number]), tail: tail(number))
  }

  static func ending(head: UInt64, neck: UInt64, length: Int, tail: ArraySlice<UInt8>) -> UInt64 {
    if length <= 8 { return head.byteSwapped << UInt64(64 - 8 * length) }
    if length <= 16 {
      let gap = UInt64(8 * (16 - length))
      return neck.byteSwapped << gap | (gap == 0 ? 0 : head.byteSwapped >> (64 - gap))
    }
    let last = tail.suffix(8)
    var ending = last.reversed().reduce(0) { $0 << 8 | UInt64($1) } << UInt64(64 - 8 * last.count)
    if last.count < 8 { ending |= neck.byteSwapped >> UInt64(8 * last.count) }
    return ending
  }

  /// Sorts the words by their ends too; once all are there.
  mutating func indexEndings() {
    var keys = heads.indices.map { KeyedNumber(key: ending($0), number: UInt32($0)) }
    keys.sortByKey()
    byEnding = keys.map(\.number)
  }

  /// The numbers of the words that end with `ending`, at most eight bytes.
  func ending(with bytes: ArraySlice<UInt8>) -> ArraySlice<UInt32> {
    let last = bytes.suffix(8)
    let wanted = last.reversed().reduce(0) { $0 << 8 | UInt64($1) } << UInt64(64 - 8 * last.count)
    let mask = Term.mask(last.count)
    let first = byEnding.partitioningIndex { ending(Int($0)) >= wanted }
    let end = byEnding[first...].partitioningIndex { ending(Int($0)) & mask > wanted }
    return byEnding[first..<end]
  }

  /// Whether word `number` was never printed without a capital.
  func isName(_ number: Int) -> Bool { names[number] }

  /// Word `number` itself.
  func term(_ number: Int) -> Term {
    var term = Term(head: heads[number], neck: necks[number])
    for byte in tail(number) { term.append(byte) }
    return term
  }

  /// The numbers of the words that are `term`: one or none.
  func matching(_ term: Term) -> Range<Int> {
    let first = firstIndex(notBefore: term)
    return first < count && compare(first, term) == 0 ? first..<first + 1 : first..<first
  }

  /// The numbers of the words that start with `prefix`.
  func starting(with prefix: Term) -> Range<Int> {
    let first = firstIndex(notBefore: prefix)
    var low = first
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if starts(middle, with: prefix) { low = middle + 1 } else { high = middle }
    }
    return first..<low
  }

  private func firstIndex(notBefore term: Term) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if compare(middle, term) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func tail(_ number: Int) -> ArraySlice<UInt8> {
    tails[Int(tailStarts[number])..<Int(tailStarts[number + 1])]
  }

  /// Below 0 where word `number` comes before `term`, 0 where it is the same.
  private func compare(_ number: Int, _ term: Term) -> Int {
    if heads[number] != term.head { return heads[number] < term.head ? -1 : 1 }
    if necks[number] != term.neck { return necks[number] < term.neck ? -1 : 1 }
    let tail = tail(number)
    if tail.elementsEqual(term.tail) { return 0 }
    return tail.lexicographicallyPrecedes(term.tail) ? -1 : 1
  }

  private func starts(_ number: Int, with prefix: Term) -> Bool {
    guard Int(lengths[number]) >= prefix.count else { return false }
    if prefix.count <= 8 { return (heads[number] ^ prefix.head) & Term.mask(prefix.count) == 0 }
    guard heads[number] == prefix.head else { return false }
    if prefix.count <= 16 { return (necks[number] ^ prefix.neck) & Term.mask(prefix.count - 8) == 0 }
    return necks[number] == prefix.neck && tail(number).starts(with: prefix.tail)
  }
}

extension Term {
  /// Bytewise order.
  static func < (a: Term, b: Term) -> Bool {
    if a.head != b.head { return a.head < b.head }
    if a.neck != b.neck { return a.neck < b.neck }
    return a.tail.lexicographicallyPrecedes(b.tail)
  }
}

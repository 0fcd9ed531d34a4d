/// Numbers words in the order in which they first occur, and counts them: an open-addressing hash table that keeps
/// the first sixteen bytes of each word and all that is counted of it in a slot of 32 bytes, so that an occurrence
/// costs one cache line.
///
/// Safety: `slots` is `mask + 1` initialised slots from `init` to `deinit`, a power of two; every place is masked.
/// At most five eighths of them are taken, so every probe ends. `numbers` holds `WordReader.capacity` numbers, of which as many
/// are written as words are counted at once. A place that was found for a word is that of its slot until the table grows;
/// then the places of the words still to come are found again.
struct TermTable: ~Copyable {
  /// What is counted of a word.
  struct Count {
    /// Documents it occurs in.
    var documents: UInt32 = 0
    /// Times it occurs in all.
    var occurrences: UInt32 = 0
    /// Whether it was ever printed without a capital.
    var isSeenInLowerCase = false
  }

  private struct Slot {
    var head: UInt64 = 0
    var neck: UInt64 = 0
    /// The word's number plus one; 0 where the slot is free.
    var entry: UInt32 = 0
    /// The last document it was seen in, plus one.
    var lastDocument: UInt32 = 0
    /// How many documents, and `lowerCaseFlag`.
    var documents: UInt32 = 0
    var occurrences: UInt32 = 0

    static let lowerCaseFlag: UInt32 = 1 << 31

    @inline(__always)
    mutating func count(in document: UInt32, _ startsLowerCase: Bool) {
      // No branches: nobody can guess whether a word was in a document before.
      occurrences &+= 1
      documents &+= lastDocument == document ? 0 : 1
      documents |= startsLowerCase ? Self.lowerCaseFlag : 0
      lastDocument = document
    }
  }

  /// In order of their numbers.
  private(set) var terms: [Term] = []
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private let numbers: UnsafeMutablePointer<UInt32>

  init() {
    mask = (1 << 11) - 1
    slots = Self.freeSlots(mask + 1)
    numbers = .allocate(capacity: WordReader.capacity)
  }

  deinit {
    slots.deallocate()
    numbers.deallocate()
  }

  private static func freeSlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(), count: count)
    return slots
  }

  /// Counts an occurrence of each word and adds their numbers to `stream`.
  ///
  /// All slots are looked at before any is changed: the cache misses of neighbours overlap, and few branches are
  /// guessed wrong.
  /// - Parameters:
  ///   - words: at most `WordReader.capacity`.
  ///   - document: plus one.
  mutating func count(_ words: Swift.Span<PlainWord>, in document: UInt32, _ stream: inout NumberStream) {
    precondition(words.count <= WordReader.capacity)
    words.withUnsafeBufferPointer { words in
      findPlaces(of: words, from: 0)
      for index in words.indices {
        let word = words[index]
        let place = numbers[index]
        if place != Self.unknown {
          let slot = slots + Int(place)
          slot.pointee.count(in: document, word.startsLowerCase)
          numbers[index] = slot.pointee.entry &- 1
        } else {
          let oldMask = mask
          numbers[index] = count(word.head, word.neck, in: document, word.startsLowerCase)
          if mask != oldMask { findPlaces(of: words, from: index + 1) }
        }
      }
      stream.append(UnsafeBufferPointer(start: numbers, count: words.count))
    }
  }

  private static let unknown = UInt32.max

  /// Writes into `numbers` where the slot of each word is, or `unknown` where it is not the first that is probed.
  @inline(__always)
  private func findPlaces(of words: UnsafeBufferPointer<PlainWord>, from first: Int) {
    for index in first..<words.count {
      let word = words[index]
      let place = Int(truncatingIfNeeded: Term.hash(word.head, word.neck)) & mask
      let slot = slots + place
      // A word of less than 16 bytes begins no other that the slot could hold.
      let difference = (slot.pointee.head ^ word.head) | (slot.pointee.neck ^ word.neck)
      numbers[index] = difference == 0 ? UInt32(truncatingIfNeeded: place) : Self.unknown
    }
  }

  /// Counts an occurrence of a word of at most 16 bytes and returns its number.
  /// - Parameter document: plus one.
  mutating func count(_ head: UInt64, _ neck: UInt64, in document: UInt32, _ startsLowerCase: Bool) -> UInt32
  {
    var place = Int(truncatingIfNeeded: Term.hash(head, neck)) & mask
    while true {
      let slot = slots + place
      if slot.pointee.head == head, slot.pointee.neck == neck, slot.pointee.entry != 0 {
        // A word of exactly 16 bytes may only begin a longer one.
        if neck & 0xFF == 0 || terms[Int(slot.pointee.entry &- 1)].count == 16 {
          slot.pointee.count(in: document, startsLowerCase)
          return slot.pointee.entry &- 1
        }
      }
      if slot.pointee.entry == 0 { break }
      place = (place &+ 1) & mask
    }
    return insert(Term(head: head, neck: neck), at: place, document, startsLowerCase)
  }

  /// Counts an occurrence of any word.
  mutating func count(_ term: Term, in document: UInt32, _ startsLowerCase: Bool) -> UInt32 {
    if term.count <= 16 { return count(term.head, term.neck, in: document, startsLowerCase) }
    var place = Int(term.hash) & mask
    while slots[place].entry != 0 {
      if slots[place].head == term.head, slots[place].neck == term.neck,
        terms[Int(slots[place].entry - 1)].tail == term.tail
      {
        slots[place].count(in: document, startsLowerCase)
        return slots[place].entry - 1
      }
      place = (place + 1) & mask
    }
    return insert(term, at: place, document, startsLowerCase)
  }

  @inline(never)
  private mutating func insert(_ term: Term, at place: Int, _ document: UInt32, _ startsLowerCase: Bool)
    -> UInt32
  {
    terms.append(term)
    var slot = Slot(head: term.head, neck: term.neck, entry: UInt32(terms.count))
    slot.count(in: document, startsLowerCase)
    slots[place] = slot
    if terms.count * 8 > mask * 5 { grow() }
    return UInt32(terms.count - 1)
  }

  private mutating func grow() {
    let largerMask = (mask + 1) * 2 - 1
    let larger = Self.freeSlots(largerMask + 1)
    for old in 0...mask where slots[old].entry != 0 {
      let isLong = slots[old].neck & 0xFF != 0
      let hash = isLong ? terms[Int(slots[old].entry - 1)].hash : Term.hash(slots[old].head, slots[old].neck)
      var place = Int(hash) & largerMask
      while larger[place].entry != 0 { place = (place + 1) & largerMask }
      larger[place] = slots[old]
    }
    slots.deallocate()
    slots = larger
    mask = largerMask
  }

  /// By the words' numbers.
  func counts() -> [Count] {
    var counts = [Count](repeating: Count(), count: terms.count)
    for place in 0...mask where slots[place].entry != 0 {
      counts[Int(slots[place].entry - 1)] = Count(
        documents: slots[place].documents & ~Slot.lowerCaseFlag, occurrences: slots[place].occurrences,
        isSeenInLowerCase: slots[place].documents & Slot.lowerCaseFlag != 0)
    }
    return counts
  }
}

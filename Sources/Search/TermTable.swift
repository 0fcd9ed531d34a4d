/// Numbers words in the order in which they first occur, and counts them: an open-addressing hash table that
/// keeps the first sixteen bytes of each word in its slot, one cache line a lookup.
struct TermTable: Sendable {
  /// What is counted of each word, by its number.
  struct Count {
    /// Documents it occurs in.
    var documents: UInt32 = 0
    /// Times it occurs in all.
    var occurrences: UInt32 = 0
    /// The last document it was seen in, plus one.
    var lastDocument: UInt32 = 0
  }

  private struct Slot {
    var head: UInt64 = 0
    var neck: UInt64 = 0
    var hash: UInt32 = 0
    /// The word's number plus one; 0 where the slot is free.
    var entry: UInt32 = 0
  }

  private(set) var terms: [Term] = []
  private(set) var counts: [Count] = []
  private var slots = [Slot](repeating: Slot(), count: 1 << 10)

  /// Counts an occurrence of `term` and returns its number.
  mutating func count(_ term: inout Term, in document: UInt32) -> UInt32 {
    let hash = term.hash
    let mask = slots.count &- 1
    var place = Int(hash) & mask
    while true {
      let slot = slots[place]
      if slot.entry == 0 { break }
      if slot.hash == hash, slot.head == term.head, slot.neck == term.neck {
        let number = Int(slot.entry &- 1)
        if term.count <= 16 || terms[number].tail == term.tail {
          noteOccurrence(of: number, in: document)
          return UInt32(truncatingIfNeeded: number)
        }
      }
      place = (place &+ 1) & mask
    }
    return insert(term, hash, at: place, document)
  }

  @inline(__always)
  private mutating func noteOccurrence(of number: Int, in document: UInt32) {
    counts[number].occurrences &+= 1
    if counts[number].lastDocument != document &+ 1 {
      counts[number].lastDocument = document &+ 1
      counts[number].documents &+= 1
    }
  }

  @inline(never)
  private mutating func insert(_ term: Term, _ hash: UInt32, at place: Int, _ document: UInt32) -> UInt32 {
    let number = terms.count
    terms.append(term)
    counts.append(Count(documents: 1, occurrences: 1, lastDocument: document + 1))
    slots[place] = Slot(head: term.head, neck: term.neck, hash: hash, entry: UInt32(number + 1))
    if terms.count * 2 > slots.count { grow() }
    return UInt32(number)
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    let mask = larger.count - 1
    for slot in slots where slot.entry != 0 {
      var place = Int(slot.hash) & mask
      while larger[place].entry != 0 { place = (place + 1) & mask }
      larger[place] = slot
    }
    slots = larger
  }
}

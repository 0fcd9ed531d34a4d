import Prose

/// Numbers a few values in the order in which they are met, from 0: a list is faster for a few than a table, and makes
/// way for one where they are many.
struct SmallNumbers {
  private var values: [UInt64] = []
  private var table = WordTable<Int32>()

  private static let few = 24

  mutating func number(of value: UInt64) -> (number: Int, isNew: Bool) {
    if values.count <= Self.few {
      for (number, known) in values.enumerated() where known == value { return (number, false) }
    } else if let known = table[Self.key(value)] {
      return (Int(known), false)
    }
    let number = values.count
    values.append(value)
    if number >= Self.few { addToTable(from: number == Self.few ? 0 : number) }
    return (number, true)
  }

  private mutating func addToTable(from start: Int) {
    for number in start..<values.count { table.insert(Int32(number), for: Self.key(values[number])) }
  }

  private static func key(_ value: UInt64) -> WordKey { WordKey(hash: value &* 0x9E37_79B9_7F4A_7C15) }
}

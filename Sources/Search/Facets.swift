import Prose

/// A day, and how many documents have it.
public struct DayCount: Hashable, Sendable {
  /// Counted from 1970-01-01.
  public let day: Int
  /// How many documents have it.
  public let documents: Int
}

extension Index {
  /// The values of a `names` field in `documents`, those in most of them first, then by name.
  /// - Parameter documents: numbers in any order, each once.
  public func facets(in field: Int, of documents: [Int], limit: Int) -> [NameCount] {
    let isWanted = flags(documents)
    var counts: [String: Int] = [:]
    for piece in pieces {
      let segment = segments[piece.segment]
      for value in segment.names.values.indices where segment.names.values[value].field == field {
        let count = segment.names.documents(of: value).count {
          piece.documents.contains(Int($0)) && isWanted[piece.offset + Int($0)]
        }
        if count > 0 { counts[segment.names.values[value].name, default: 0] += count }
      }
    }
    return Array(
      counts.map { NameCount(name: $0.key, documents: $0.value) }
        .sorted { ($1.documents, $0.name) < ($0.documents, $1.name) }.prefix(max(limit, 0)))
  }

  /// The days of a `days` field on which `documents` start, in order.
  public func days(in field: Int, of documents: [Int]) -> [DayCount] {
    var counts: [Int: Int] = [:]
    for document in documents {
      guard let (segment, number) = segment(of: document) else { continue }
      for day in segment.days.firstDays(in: field, of: number) { counts[day, default: 0] += 1 }
    }
    return counts.map { DayCount(day: $0.key, documents: $0.value) }.sorted { $0.day < $1.day }
  }

  private func flags(_ documents: [Int]) -> [Bool] {
    var flags = [Bool](repeating: false, count: documentCount)
    for document in documents where flags.indices.contains(document) { flags[document] = true }
    return flags
  }
}

extension Index {
  /// The years, months or days on which documents start, as they are typed in a query, that start with `typed`: the
  /// longest stretches that have not been typed yet, in most documents first, then in order. After `..` they complete
  /// the range.
  func periods(in field: Int, startingWith typed: String, limit: Int) -> [(text: String, documents: Int)] {
    let range = typed.firstRange(of: "..")
    let first = range.map { String(typed[..<$0.upperBound]) } ?? ""
    let begun = typed.dropFirst(first.count).lowercased()
    // `2026`, `2026-01`, `2026-01-05`
    let length = begun.utf8.count < 4 ? 4 : begun.utf8.count < 7 ? 7 : 10
    var counts: [String: Int] = [:]
    for count in days(in: field, of: Array(0..<documentCount)) {
      let day = Day(number: count.day)
      let spelled = [String(day.iso.prefix(length)), TypedDays.monthOfYear(day)]
      for text in spelled where text.hasPrefix(begun) { counts[text, default: 0] += count.documents; break }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(limit, 0))
      .map { (first + $0.key, $0.value) }
  }
}

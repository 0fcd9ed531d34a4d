/// The name that `typed` was most likely meant to be: one that it begins, else the one with the fewest edits,
/// if those are at most two and fewer than half of its letters; the first of equals.
func nearest(to typed: String, among names: [String]) -> String? {
  if let beginning = names.first(where: { $0.hasPrefix(typed) }) { return beginning }
  let distances = names.map { (name: $0, edits: editDistance(Array(typed.utf8), Array($0.utf8))) }
  let best = distances.min { $0.edits < $1.edits }
  return best.flatMap { $0.edits <= 2 && $0.edits * 2 < max(typed.utf8.count, 3) ? $0.name : nil }
}

/// Whether at most `edits` letters are missing, too many, other or swapped.
func isSpelledLike(_ a: Term, _ b: Term, edits: Int) -> Bool {
  abs(a.count - b.count) <= edits * 4 && spellingDistance(a.bytes, b.bytes) <= edits
}

/// The edit distance of two words in characters.
private func spellingDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  if a.allSatisfy({ $0 < 0x80 }), b.allSatisfy({ $0 < 0x80 }) { return editDistance(a, b) }
  return editDistance(
    Array(String(decoding: a, as: UTF8.self).unicodeScalars),
    Array(String(decoding: b, as: UTF8.self).unicodeScalars))
}

/// Insertions, deletions, changes and swaps of neighbours that lead from `a` to `b` (optimal string
/// alignment).
private func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
  guard a.count <= 64 else { return a.count }
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var edits = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, rows[i - 1][j - 1] + 1) }
      row.append(edits)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

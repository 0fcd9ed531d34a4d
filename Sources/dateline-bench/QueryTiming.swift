import Prose
import Search

/// Runs the queries of a file and prints what they cost.
struct QueryTiming {
  let index: Index

  private static let repetitions = 5

  init(index: Index) { self.index = index }

  mutating func run(_ path: String, over corpus: Corpus) {
    for line in lines(of: path) {
      let parts = line.split(separator: "\t").map { String($0) }
      guard parts.count >= 3, let text = query(parts[0], Array(parts[2...])),
        let query = try? index.query(text)
      else { continue }
      var plain: [Double] = []
      var withSnippets: [Double] = []
      var count = 0
      for repetition in 0...Self.repetitions {
        let start = Clock.now
        let results = index.search(query, limit: 10, counting: .documents)
        let found = Clock.now
        let length = snippetLength(query, results, corpus)
        let end = Clock.now
        count = results.documentCount
        if repetition > 0, length >= 0 {
          plain.append(found - start)
          withSnippets.append(end - start)
        }
      }
      let words = parts[2...].joined(separator: " ")
      print("Q\t\(parts[0])\t\(parts[1])\t\(words)\t\(count)\t\(median(plain))\t\(median(withSnippets))")
    }
  }

  /// Makes a snippet of each result.
  private func snippetLength(_ query: Query, _ results: Results, _ corpus: Corpus) -> Int {
    var length = 0
    for match in results.matches {
      let text = Text(repairing: corpus.bytes(match.document))
      for snippet in index.snippets(of: query, in: match.document, text: text, length: 200) {
        length += text[snippet.span].utf8.count + snippet.highlights.count
      }
    }
    return length
  }

  /// Types the queries of a file letter by letter: after each, the best ten with the number of all hits, and their
  /// snippets. Of three times the best counts, for each letter.
  func type(_ path: String, over corpus: Corpus) {
    var keys: [Double] = []
    for line in lines(of: path) {
      let parts = line.split(separator: "\t").map { String($0) }
      guard parts.count >= 3, parts[0] != "fuzzy" else { continue }
      let typed = (parts[0] == "phrase" ? "\"" : "") + parts[2...].joined(separator: " ")
      for end in typed.indices {
        guard let query = try? index.query(String(typed[...end]), lastWord: .beingTyped), !query.isEmpty
        else {
          continue
        }
        keys.append(
          (0..<3).reduce(.infinity) { least, _ in
            let start = Clock.now
            let results = index.search(query, limit: 10, counting: .hits)
            let isMade = snippetLength(query, results, corpus) >= 0
            return min(least, isMade ? Clock.now - start : 0)
          })
      }
    }
    report("TYPING", keys)
  }

  /// Replaces texts by others, one at a time, each in the index as it was built.
  func update(_ corpus: Corpus) {
    var changes: [Double] = []
    for change in 0..<200 {
      let number = change * 7919 % max(corpus.count, 1)
      var document = Document(Text(repairing: corpus.bytes(corpus.count - 1 - number)))
      let start = Clock.now
      document.add(document.text.span, to: 0)
      let changed = index.replacing(number, with: document)
      if changed.documentCount == index.documentCount { changes.append(Clock.now - start) }
    }
    report("UPDATE", changes)
  }

  private func report(_ name: String, _ seconds: [Double]) {
    let sorted = seconds.sorted()
    func microseconds(_ share: Double) -> Int {
      Int(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1e6)
    }
    guard !sorted.isEmpty else { return }
    print(
      "\(name) {\"count\":\(sorted.count),\"p50_us\":\(microseconds(0.5)),\"p99_us\":\(microseconds(0.99)),"
        + "\"max_us\":\(microseconds(1))}")
  }

  /// The query in our language; without stemming, since no peer stems.
  private func query(_ kind: String, _ words: [String]) -> String? {
    switch kind {
    case "term", "and": words.map { "=" + $0 }.joined(separator: " ")
    case "phrase": "\"" + words.joined(separator: " ") + "\""
    case "prefix": words[0] + "*"
    case "fuzzy": words[0] + "~1"
    default: nil
    }
  }

  private func lines(of path: String) -> [String] {
    String(decoding: FileBytes.all(path), as: UTF8.self).split(separator: "\n").map { String($0) }
  }

  /// In microseconds, with two digits.
  private func median(_ seconds: [Double]) -> Double {
    (seconds.sorted()[seconds.count / 2] * 1e8).rounded() / 100
  }
}

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
        var length = 0
        for match in results.matches {
          let text = Text(repairing: corpus.bytes(match.document))
          for snippet in index.snippets(of: query, in: match.document, text: text, length: 200) {
            length += text[snippet.span].utf8.count + snippet.highlights.count
          }
        }
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

public import Prose

/// What may stand where the cursor is in a query that is being typed.
public struct Completions: Hashable, Sendable {
  /// What a candidate replaces: from the beginning of what it completes up to the cursor; UTF-8 offsets into the
  /// query.
  public let span: Span
  /// The most useful first; none twice.
  public let candidates: [Completion]

  public init(span: Span, candidates: [Completion]) {
    self.span = span
    self.candidates = candidates
  }
}

/// One of them.
public struct Completion: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    case field
    /// `OR`, `NOT`, …
    case `operator`
    /// A value of a `names` field, or a day, month or year of a `days` field.
    case value
    /// A word of the text.
    case word
  }

  public let kind: Kind
  /// What to put in the place of `Completions.span`; a field ends with its colon, a value of several words stands in
  /// quotation marks.
  public let text: String
  /// What it finds, in a few words without a full stop.
  public let help: String

  public init(kind: Kind, text: String, help: String) {
    self.kind = kind
    self.text = text
    self.help = help
  }
}

extension Index {
  /// What may stand at `cursor` in the query `text`: fields, operators, names and words of the documents.
  ///
  /// Where nothing is typed yet, the fields are offered; after `person:` the persons in most documents.
  /// - Parameter cursor: a UTF-8 offset into `text`; what comes after it is not looked at.
  public func completions(of text: String, at cursor: Int, limit: Int = 8) -> Completions {
    let bytes = Array(text.utf8.prefix(max(cursor, 0)))
    let place = CompletionPlace(bytes, fields: fields)
    var start = place.start
    var candidates: [Completion]
    if let field = place.field, !fields[field].kind.isOfWords {
      candidates = values(of: field, string(bytes[start...]), limit: limit)
      start = place.quote ?? start
    } else {
      // Of a phrase the last word is completed.
      while place.quote != nil, let blank = bytes[start...].indices.first(where: { bytes.isBlank(at: $0) }) {
        start = blank + 1
      }
      let typed = string(bytes[start...])
      candidates = place.field == nil && place.quote == nil ? fieldsAndOperators(typed) : []
      candidates += words(typed, limit: limit)
    }
    return Completions(span: Span(start, bytes.count), candidates: Array(candidates.prefix(max(limit, 0))))
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private func fieldsAndOperators(_ typed: String) -> [Completion] {
    let begun = typed.lowercased()
    let named = fields.filter { $0.name.hasPrefix(begun) }.map {
      Completion(kind: .field, text: $0.name + ":", help: $0.help)
    }
    let operators = QuerySyntax.operators.filter { !typed.isEmpty && $0.name.hasPrefix(typed) }.map {
      Completion(kind: .operator, text: $0.name, help: $0.meaning)
    }
    return operators + named
  }

  /// Words of the text that start with what is typed, those in most documents first.
  private func words(_ typed: String, limit: Int) -> [Completion] {
    let patterns = Query.patterns(ofPrefix: typed)
    guard patterns.count == 1, let pattern = patterns.first else { return [] }
    return mostFrequentWords(startingWith: pattern.term, limit: limit).map {
      Completion(kind: .word, text: $0.term.string, help: Self.inDocuments($0.documents))
    }
  }

  private func values(of field: Int, _ typed: String, limit: Int) -> [Completion] {
    let counts =
      fields[field].kind == .days
      ? periods(in: field, startingWith: typed, limit: limit)
      : names(in: field, matching: typed, limit: limit).map { (Self.quoted($0.name), $0.documents) }
    return counts.map { Completion(kind: .value, text: $0, help: Self.inDocuments($1)) }
  }

  private static func inDocuments(_ count: Int) -> String {
    count == 1 ? "in 1 article" : "in \(count) articles"
  }

  /// As a value is typed: in quotation marks unless it is one plain word.
  private static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    return isPlain ? name : "\"" + name.filter { $0 != "\"" } + "\""
  }
}

extension Field.Kind {
  /// Whether it holds words of the text.
  fileprivate var isOfWords: Bool { self == .text || self == .passages }
}

extension Index {
  /// The words of the text that start with `prefix`, those in most documents first, then in order.
  func mostFrequentWords(startingWith prefix: Term, limit: Int) -> [(term: Term, documents: Int)] {
    guard limit > 0 else { return [] }
    var counts: [(term: Term, documents: Int)] = []
    for (index, segment) in segments.enumerated() {
      let words = segment.words
      for number in words.terms.starting(with: prefix) {
        let list = words.postings(of: number..<number + 1)
        let count = pieces.reduce(0) { $0 + ($1.segment == index ? $1.postings(list, in: words).count : 0) }
        if count > 0 { counts.append((words.terms.term(number), count)) }
      }
    }
    if segments.count > 1 {
      counts.sort { $0.term < $1.term }
      var joined: [(term: Term, documents: Int)] = []
      for count in counts {
        if let last = joined.last, last.term == count.term {
          joined[joined.count - 1].documents += count.documents
        } else {
          joined.append(count)
        }
      }
      counts = joined
    }
    counts.sort { $0.documents != $1.documents ? $0.documents > $1.documents : $0.term < $1.term }
    return Array(counts.prefix(limit))
  }
}

extension Segment {
  /// Where `words` are found: in the text, and among the values beside it that belong to the same field.
  func found(_ words: Query.Words, _ fields: [Field]) -> Found {
    guard let field = words.field else {
      let inText = self.words.found(words.patterns)
      guard names.isInText else { return inText }
      return inText.union(foundNames(words.patterns, countingPlaces: 0) { fields[$0].kind == .text })
    }
    if fields[field].kind == .names { return foundNames(words.patterns, countingPlaces: 1) { $0 == field } }
    let besideText = foundNames(words.patterns, countingPlaces: 0) { $0 == field }
    return foundInText(words.patterns, field, fields).union(besideText)
  }

  /// Where `patterns` run within one `text` or `passages` field.
  private func foundInText(_ patterns: [Query.Pattern], _ field: Int, _ fields: [Field]) -> Found {
    let weight = UInt32(Postings.weight(fields[field].weight))
    if patterns.count == 1, let pattern = patterns.first { return found(pattern, in: field, weight: weight) }
    let runs = runs(of: patterns, in: field)
    var found = Found()
    for (index, document) in runs.documents.enumerated() {
      let count = UInt32(runs.positions(at: index).count)
      found.append(document, weight: count * weight, count: count)
    }
    return found
  }

  private func found(_ pattern: Query.Pattern, in field: Int, weight: UInt32) -> Found {
    var tally = Found.Tally(documentCount: documentCount)
    for posting in words.postings(of: words.words(matching: pattern)) {
      let document = words.documents[posting]
      var count: UInt32 = 0
      for place in words.positions(at: posting)
      where layout.contains(words.positions[place], count: 1, in: field, of: Int(document)) {
        count += 1
      }
      tally.add(document, weight: count * weight, count: count)
    }
    return tally.found()
  }

  /// Where `patterns` run, in one field or (`nil`) anywhere in the text.
  func runs(of patterns: [Query.Pattern], in field: Int?) -> Runs {
    let runs = words.runs(of: patterns)
    guard let field else { return runs }
    return runs.filter { layout.contains($1, count: patterns.count, in: field, of: Int($0)) }
  }

  /// The numbers of the values in which `patterns` stand in a row.
  func values(_ patterns: [Query.Pattern], in isWanted: (_ field: Int) -> Bool) -> [Int] {
    names.words.found(patterns).documents.map { Int($0) }.filter { isWanted(names.values[$0].field) }
  }

  /// - Parameter countingPlaces: as how many occurrences each place counts.
  private func foundNames(
    _ patterns: [Query.Pattern], countingPlaces: UInt32, in isWanted: (_ field: Int) -> Bool
  ) -> Found {
    let values = values(patterns, in: isWanted)
    guard !values.isEmpty else { return Found() }
    var tally = Found.Tally(documentCount: documentCount)
    for value in values {
      names.forEachDocument(of: value) { document, places in
        tally.add(
          document, weight: UInt32(max(places, 1)) * UInt32(Postings.weightUnit),
          count: UInt32(places) * countingPlaces)
      }
    }
    return tally.found()
  }
}

extension Postings {
  /// Where `patterns` stand in a row, weighed as they were indexed.
  func found(_ patterns: [Query.Pattern]) -> Found {
    guard patterns.count == 1, let pattern = patterns.first else { return foundRuns(patterns) }
    let range = words(matching: pattern)
    if range.count > 1 { return foundAny(of: range) }
    var found = Found()
    for posting in postings(of: range) {
      found.append(
        documents[posting], weight: UInt32(weights[posting]), count: UInt32(positions(at: posting).count))
    }
    return found
  }

  private func foundAny(of words: Range<Int>) -> Found {
    var tally = Found.Tally(documentCount: documentCount)
    for posting in postings(of: words) {
      tally.add(
        documents[posting], weight: UInt32(weights[posting]), count: UInt32(positions(at: posting).count))
    }
    return tally.found()
  }

  /// A run weighs what the first word's occurrences in that document weigh on average.
  private func foundRuns(_ patterns: [Query.Pattern]) -> Found {
    let runs = runs(of: patterns)
    let list = patterns.first.map { postings(of: words(matching: $0)) } ?? 0..<0
    var found = Found()
    for (index, document) in runs.documents.enumerated() {
      let count = UInt32(runs.positions(at: index).count)
      guard let posting = posting(of: document, in: list) else { continue }
      let weight = UInt32(weights[posting]) * count / UInt32(max(positions(at: posting).count, 1))
      found.append(document, weight: max(weight, 1), count: count)
    }
    return found
  }
}

import Prose

@testable import Search

/// The fields that the tests search, by number.
enum TestField: Int, CaseIterable {
  case title, text, quote, speaker, person, outlet, date, kind

  static let all = [
    Field("title", .text, weight: 3, help: "words of the headline"),
    Field("text", .text, help: "words of the report"),
    Field("quote", .passages, help: "words that someone said"),
    Field("speaker", .names, help: "who is quoted"),
    Field("person", .names, help: "who is named"),
    Field("outlet", .names, help: "who reports"),
    Field("date", .days, help: "when it was published"),
    Field("is", .names, help: "what kind of text it is", values: ["quote", "starred"]),
  ]
}

/// A document as a test writes it: lines of text, the first of which is the title when it starts with `# `;
/// what stands between `“` and `”` is a quote.
struct TestDocument {
  var text: String
  var speakers: [String] = []
  var persons: [String] = []
  var outlet: String?
  var days: ClosedRange<Int>?

  init(
    _ text: String, speakers: [String] = [], persons: [String] = [], outlet: String? = nil,
    days: ClosedRange<Int>? = nil
  ) {
    self.text = text
    self.speakers = speakers
    self.persons = persons
    self.outlet = outlet
    self.days = days
  }

  var document: Document {
    var document = Document(Text(text))
    for (field, span) in parts { document.add(span, to: field.rawValue) }
    for span in quotes { document.add(span, to: TestField.quote.rawValue) }
    for name in speakers { document.add(name: name, at: quotes, to: TestField.speaker.rawValue) }
    for name in persons { document.add(name: name, at: places(of: name), to: TestField.person.rawValue) }
    if let outlet { document.add(name: outlet, to: TestField.outlet.rawValue) }
    if let days { document.add(days: days, to: TestField.date.rawValue) }
    return document
  }

  var parts: [(field: TestField, span: Span)] {
    Text(text).lines.enumerated().map { index, line in
      let isTitle = index == 0 && text.hasPrefix("# ")
      return isTitle ? (.title, Span(min(2, line.end), line.end)) : (.text, line)
    }
  }

  var quotes: [Span] {
    var spans: [Span] = []
    var open: Int?
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar == "“" { open = offset }
      offset += String(scalar).utf8.count
      if scalar == "”", let start = open {
        spans.append(Span(start, offset))
        open = nil
      }
    }
    return spans
  }

  /// Where the name is printed, letter for letter.
  func places(of name: String) -> [Span] {
    let bytes = Array(text.utf8)
    let wanted = Array(name.utf8)
    return bytes.indices.compactMap { start in
      bytes[start...].starts(with: wanted) ? Span(start, start + wanted.count) : nil
    }
  }
}

extension Index {
  init(_ documents: [TestDocument]) {
    self.init(fields: TestField.all, documents: documents.map(\.document))
  }

  /// The same documents cut into segments after each of `cuts`.
  init(_ documents: [TestDocument], cutAfter cuts: [Int]) {
    var segments: [Segment] = []
    var builder = SegmentBuilder(fields: TestField.all)
    for (index, document) in documents.enumerated() {
      builder.add(document.document)
      if cuts.contains(index) {
        segments.append(builder.segment())
        builder = SegmentBuilder(fields: TestField.all)
      }
    }
    self.init(fields: TestField.all, segments: segments + [builder.segment()])
  }

  /// The numbers of the documents that match, in order of their numbers.
  func matching(_ query: String, lastWord: Query.LastWord = .complete) throws -> [Int] {
    search(try self.query(query, lastWord: lastWord)).matches.map(\.document).sorted()
  }
}
